import { X509Certificate } from 'node:crypto'
import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'
import { request as httpsRequest, type RequestOptions } from 'node:https'
import { isIP } from 'node:net'
import { checkServerIdentity, type PeerCertificate } from 'node:tls'
import { fail, messageOf, ok, type Result } from '@gantry/lxd-client/result'
import {
  queryString,
  type RawResponse,
  type Transport,
  type TransportRequest,
} from '@gantry/lxd-client/transport'

export type HttpsOptions = {
  host: string
  port: number
  /** PEM; then it alone is trusted, and need not name the host, as LXD treats an image server's certificate. */
  certificate: string | null
  /** Says why an IP address must not be connected to; asked right before it is (S38, S39). */
  checkAddress: (ip: string) => string | undefined
  /** Ends everything that is under way. */
  signal: AbortSignal
}

/** The catalogue of a public server is some MB; an answer beyond this is none. */
const maxBytes = 32 * 1024 * 1024
const timeoutMs = 30_000

/** Plain reading over https: no cookies, no redirects, no certificate of ours. */
export function httpsTransport(options: HttpsOptions): Transport {
  return {
    request: (request) => get(options, request),
    stream: async () => fail('refused', 'Catalogues are read whole.'),
  }
}

function get(options: HttpsOptions, { path, query }: TransportRequest): Promise<Result<RawResponse>> {
  const { host, port, checkAddress } = options
  const refused = isIP(host) ? checkAddress(host) : undefined
  if (refused !== undefined) return Promise.resolve(fail('unreachable', `${host} is not allowed: ${refused}`))
  return new Promise((resolve) => {
    const request = httpsRequest(
      {
        host,
        port,
        path: path + queryString(query),
        method: 'GET',
        headers: { accept: 'application/json', 'user-agent': 'gantry' },
        agent: false,
        signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), options.signal]),
        lookup: checkedLookup(checkAddress),
        ...trust(options.certificate, host),
      },
      (response) => {
        const chunks: Buffer[] = []
        let size = 0
        response.on('data', (chunk: Buffer) => {
          size += chunk.length
          chunks.push(chunk)
          if (size > maxBytes) request.destroy(new Error('The answer is larger than allowed'))
        })
        response.on('error', (error) => resolve(fail('unreachable', messageOf(error))))
        response.on('end', () =>
          resolve(
            ok({
              status: response.statusCode ?? 0,
              headers: {},
              text: Buffer.concat(chunks).toString('utf8'),
            }),
          ),
        )
      },
    )
    request.on('error', (error) => resolve(fail('unreachable', messageOf(error))))
    request.end()
  })
}

function trust(certificate: string | null, host: string): RequestOptions {
  if (certificate === null) return {}
  return {
    ca: certificate,
    checkServerIdentity: (name: string, shown: PeerCertificate) =>
      new X509Certificate(shown.raw).fingerprint256 === new X509Certificate(certificate).fingerprint256
        ? undefined
        : checkServerIdentity(name || host, shown),
  }
}

type LookupCallback = (
  error: NodeJS.ErrnoException | null,
  address: string | LookupAddress[],
  family?: number,
) => void

function checkedLookup(check: HttpsOptions['checkAddress']) {
  return (hostname: string, options: LookupOptions, callback: LookupCallback): void => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, [])
      const allowed = found.filter(({ address }) => check(address) === undefined)
      const [first] = allowed
      if (!first) {
        const why = found.map(({ address }) => check(address)).at(0) ?? 'it has no address'
        return callback(new Error(`${hostname} is not allowed: ${why}`), [])
      }
      if (options.all) callback(null, allowed)
      else callback(null, first.address, first.family)
    })
  }
}
