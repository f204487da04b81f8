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
     * Has the server trust the certificate of this very connection, by a token. LXD 5.0 wants it as `password`, newer
     * ones and Incus as `trust_token`; nothing that an untrusted client may see tells them apart for sure, and each
     * ignores the other's field, so both are sent.
     */
    trustWithToken: (token: TrustToken, options: CallOptions = {}) =>
      call.send(
        post(
          { type: 'client', name: token.clientName, password: token.text, trust_token: token.text },
          options,
        ),
      ),

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
