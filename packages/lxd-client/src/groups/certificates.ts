import { build, type Caller, type CallOptions } from '../call.ts'
import { path } from '../transport.ts'
import type { TrustToken } from '../trust-token.ts'
import type { Certificate, CertificatePut, CertificatesPost } from '../types/certificate.ts'

/** A client to trust, or to make a token for. */
export interface NewClient {
  name: string
  /** Only the projects listed, when restricted. */
  restricted?: boolean
  projects?: string[]
}

/** The certificates that the server trusts (`doc/authentication.md`). */
export function certificateCalls(call: Caller) {
  const certificate = (fingerprint: string) => path`/1.0/certificates/${fingerprint}`
  const post = (body: CertificatesPost, options: CallOptions) =>
    build('POST', '/1.0/certificates', options, { body })
  return {
    list: (options: CallOptions = {}) =>
      call.read<Certificate[]>(build('GET', '/1.0/certificates', options, { query: { recursion: 1 } })),

    get: (fingerprint: string, options: CallOptions = {}) =>
      call.read<Certificate>(build('GET', certificate(fingerprint), options)),

    /** Trusts a certificate; only a trusted client may. `certificate` is the base64 of its DER form, without PEM's frame. */
    add: (client: NewClient & { certificate: string }, options: CallOptions = {}) =>
      call.send(post({ type: 'client', ...client }, options)),

    /** Has the server trust the certificate of this very connection, by a trust password (LXD only). */
    trustWithPassword: (name: string, password: string, options: CallOptions = {}) =>
      call.send(post({ type: 'client', name, password }, options)),

    /**
     * Has the server trust the certificate of this very connection, by a token. Servers with the extension
     * `explicit_trust_token` take it as `trust_token`, older ones as `password`: {@link tokenField} tells.
     */
    trustWithToken: (token: TrustToken, field: 'trust_token' | 'password', options: CallOptions = {}) =>
      call.send(post({ type: 'client', name: token.clientName, [field]: token.text }, options)),

    /** Makes a trust token: see {@link TrustToken} for how to read the operation's metadata. */
    createToken: (client: NewClient, options: CallOptions = {}) =>
      call.start(post({ type: 'client', token: true, ...client }, options)),

    patch: (fingerprint: string, body: CertificatePut, options: CallOptions & { etag?: string } = {}) =>
      call.send(build('PATCH', certificate(fingerprint), options, { body })),

    /** Trusts it no longer. */
    delete: (fingerprint: string, options: CallOptions = {}) =>
      call.send(build('DELETE', certificate(fingerprint), options)),
  }
}

/** The field in which a server wants a trust token, from the `api_extensions` it tells anyone. */
export function tokenField(extensions: readonly string[]): 'trust_token' | 'password' {
  return extensions.includes('explicit_trust_token') ? 'trust_token' : 'password'
}
