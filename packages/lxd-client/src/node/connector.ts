import type { X509Certificate } from 'node:crypto'
import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'
import { isIP, type Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { buildConnector } from 'undici'
import { type Address, formatAddress } from '../address.ts'

/** A certificate that a server showed. */
export interface ServerCertificate {
  pem: string
  /** SHA-256 of its DER form: 64 lower-case hex digits, as LXD writes it. */
  fingerprint: string
  /** The certificate's subject, one part a line. */
  subject: string
  /** When it ends, RFC 3339. An expired certificate is fine once it is pinned. */
  expires: string
}

/** The server showed another certificate than the pinned one. */
export class PinMismatch extends Error {
  readonly shown: ServerCertificate
  constructor(pinned: string, shown: ServerCertificate, address: string) {
    super(
      `The certificate of ${address} has changed: pinned is ${pinned}, but it now shows ${shown.fingerprint}. ` +
        'Nothing was sent to it.',
    )
    this.shown = shown
  }
}

/** Says why an IP address must not be connected to, or nothing when it may. */
export type CheckAddress = (ip: string) => string | undefined

export interface ConnectorOptions {
  /** The pin: SHA-256, 64 hex digits. Without one, a certificate authority of this machine must vouch for the server. */
  fingerprint: string | undefined
  /** PEM. */
  clientCertificate?: { cert: string; key: string } | undefined
  servername?: string | undefined
  /** Asked with each resolved IP address right before it is connected to, so DNS cannot change in between (S39). */
  checkAddress?: CheckAddress | undefined
  /** Told each certificate that is shown, before it is compared with the pin. */
  onCertificate?: ((certificate: ServerCertificate) => void) | undefined
  /** Milliseconds for TCP and TLS together, for each address. */
  timeoutMs: number
}

export type Connect = (address: Address) => Promise<Socket>

/**
 * The one factory of TLS connections, and the one place with `rejectUnauthorized`: LXD's certificates are signed by
 * themselves and name no useful host, so the fingerprint is what is trusted. It is compared when the handshake is done
 * and before the socket is given to anyone, so not one byte of HTTP reaches a server that shows the wrong one (S35).
 * (`ca: pinned` was rejected: it refuses a pinned certificate once it has expired.)
 *
 * Sessions are not resumed: a resumed one shows no certificate to compare.
 */
export function tlsConnector(options: ConnectorOptions): Connect {
  const open = buildConnector({
    rejectUnauthorized: options.fingerprint === undefined,
    maxCachedSessions: 0,
    timeout: options.timeoutMs,
    lookup: checkedLookup(options.checkAddress),
    ...(options.clientCertificate ?? {}),
  })
  return async (address) => {
    const refused = isIP(address.host) ? options.checkAddress?.(address.host) : undefined
    if (refused !== undefined) throw new Error(`${address.host} is not allowed: ${refused}`)
    const socket = await connectWith(open, address, 'https:', options.servername)
    const shown = certificateOf(socket)
    options.onCertificate?.(shown)
    if (options.fingerprint !== undefined && shown.fingerprint !== options.fingerprint.toLowerCase()) {
      socket.destroy()
      throw new PinMismatch(options.fingerprint.toLowerCase(), shown, formatAddress(address))
    }
    return socket
  }
}

/** Connections to a local unix socket; the file's permissions are its protection. */
export function unixConnector(socketPath: string, timeoutMs: number): () => Promise<Socket> {
  const open = buildConnector({ socketPath, timeout: timeoutMs })
  return () => connectWith(open, { host: 'localhost', port: 80 }, 'http:')
}

function connectWith(
  open: buildConnector.connector,
  { host, port }: Address,
  protocol: 'https:' | 'http:',
  servername?: string,
): Promise<Socket> {
  const options = { hostname: host, host, port: String(port), protocol }
  return new Promise((resolve, reject) => {
    open(servername === undefined ? options : { ...options, servername }, (...[error, socket]) => {
      if (error) reject(error)
      else resolve(socket)
    })
  })
}

function certificateOf(socket: Socket): ServerCertificate {
  const certificate = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined
  if (!certificate) {
    socket.destroy()
    throw new Error('The server showed no certificate')
  }
  return describeCertificate(certificate)
}

/** What matters of a certificate. */
export function describeCertificate(certificate: X509Certificate): ServerCertificate {
  return {
    pem: certificate.toString(),
    fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    subject: certificate.subject,
    expires: new Date(certificate.validTo).toISOString(),
  }
}

type LookupCallback = (
  error: NodeJS.ErrnoException | null,
  address: string | LookupAddress[],
  family?: number,
) => void

function checkedLookup(check: CheckAddress | undefined) {
  return (hostname: string, options: LookupOptions, callback: LookupCallback): void => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, [])
      const refusals = found.map(({ address }) => check?.(address))
      const allowed = found.filter((_, index) => refusals[index] === undefined)
      const [first] = allowed
      if (!first) {
        const reason = refusals.find((refusal) => refusal !== undefined) ?? 'it has no address'
        return callback(new Error(`${hostname} is not allowed: ${reason}`), [])
      }
      if (options.all) callback(null, allowed)
      else callback(null, first.address, first.family)
    })
  }
}
