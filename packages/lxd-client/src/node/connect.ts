import type { Socket } from 'node:net'
import type { Duplex, Readable } from 'node:stream'
import { type Address, formatAddress, parseAddress } from '../address.ts'
import { fail, messageOf, ok, type Result } from '../result.ts'
import type { EventRequest, StreamResponse, Transport, TransportRequest } from '../transport.ts'
import { type ConnectionLimits, defaultLimits } from './connection-limits.ts'
import {
  type CheckAddress,
  PinMismatch,
  type ServerCertificate,
  tlsConnector,
  unixConnector,
} from './connector.ts'
import { connectionOver } from './http.ts'
import type { DataSocket, DataSocketHandlers } from './open-websocket.ts'

export type { CheckAddress, ServerCertificate } from './connector.ts'
export type { DataSocket, DataSocketHandlers, SocketEnd } from './open-websocket.ts'

/** A server's connections: kept open between requests, and all closed by disposing of it. */
export interface NodeConnection extends Transport, AsyncDisposable {
  /**
   * One request with nothing interpreted: the answer of any status, its body as it comes, the request's body streamed.
   * For proxies. Redirects are not followed.
   */
  raw(request: TransportRequest): Promise<Result<RawStreamResponse>>
  /** Opens a websocket of an operation: exec, console. Nothing that it sends is lost, for the handlers are there first. */
  socket(request: EventRequest, handlers: DataSocketHandlers): Promise<Result<DataSocket>>
  /** A connection that speaks another protocol from then on, such as SFTP. It is the caller's to close. */
  upgrade(protocol: string, request: EventRequest): Promise<Result<Duplex>>
  /** Where it connects to first: the address that worked last, or the socket's path. */
  address(): string
}

export interface RawStreamResponse extends StreamResponse {
  body: Readable
}

export interface UnixOptions extends ConnectionLimits {
  /** Such as `/var/lib/lxd/unix.socket`. */
  socketPath: string
}

/** A server on this machine, over its unix socket. */
export function connectUnix(options: UnixOptions): NodeConnection {
  const limits = { ...defaultLimits, ...options }
  const connect = unixConnector(options.socketPath, limits.connectTimeoutMs)
  return { ...connectionOver('http://localhost', connect, limits), address: () => options.socketPath }
}

export interface TlsOptions extends ConnectionLimits {
  /** `host:port`, tried in turn from the last one that worked: the members of a cluster, or the ways to one server. */
  addresses: string[]
  /** SHA-256 of the server's certificate, 64 hex digits. Without it, a certificate authority must vouch for it. */
  fingerprint: string | undefined
  /** The certificate that the server trusts, PEM. */
  clientCertificate: { cert: string; key: string } | undefined
  /** The name asked for in the handshake. Default: the address's host, if it is a name. */
  servername?: string
  /** Says why a resolved IP address must not be connected to. It is asked at each connection (S38, S39). */
  checkAddress?: CheckAddress
  /** Told each certificate shown, before it is compared with the pin. */
  onCertificate?: (certificate: ServerCertificate) => void
}

/** A server over TLS, with its certificate pinned. Nothing is connected before the first request. */
export function connectTls(options: TlsOptions): NodeConnection {
  const limits = { ...defaultLimits, ...options }
  const connect = tlsConnector({ ...options, timeoutMs: limits.connectTimeoutMs })
  const addresses = options.addresses.map(parseAddress)
  let preferred = 0

  async function connectToAny(): Promise<Socket> {
    const failures: unknown[] = []
    const told: string[] = []
    const first = preferred
    for (let turn = 0; turn < addresses.length; turn++) {
      const index = (first + turn) % addresses.length
      const address = addresses[index]
      if (!address?.ok) {
        told.push(address?.message ?? '')
        continue
      }
      try {
        const socket = await connect(address.value)
        preferred = index
        return socket
      } catch (error) {
        // Another certificate is a reason to stop and tell, not to look for a member that still shows the old one.
        if (error instanceof PinMismatch) throw error
        failures.push(error)
        told.push(`${formatAddress(address.value)}: ${messageOf(error)}`)
      }
    }
    throw new AggregateError(failures, told.join('; ') || 'No address is known for this server')
  }

  const named = addresses.find((address) => address.ok)
  const origin = named?.ok ? `https://${formatAddress(named.value)}` : 'https://unknown.invalid'
  return {
    ...connectionOver(origin, connectToAny, limits),
    address: () => options.addresses[preferred] ?? '',
  }
}

export interface FetchCertificateOptions {
  servername?: string
  checkAddress?: CheckAddress
  /** Milliseconds. Default 5 s. */
  timeoutMs?: number
}

/** The certificate that an address shows. It only makes the TLS handshake: no byte of HTTP is sent. */
export async function fetchCertificate(
  address: string | Address,
  options: FetchCertificateOptions = {},
): Promise<Result<ServerCertificate>> {
  const parsed = typeof address === 'string' ? parseAddress(address) : ok(address)
  if (!parsed.ok) return parsed
  // A pin that no certificate has lets the connector end the connection by itself, right after the handshake.
  const connect = tlsConnector({
    ...options,
    fingerprint: 'none',
    timeoutMs: options.timeoutMs ?? defaultLimits.connectTimeoutMs,
  })
  try {
    const socket = await connect(parsed.value)
    socket.destroy()
    return fail('not-lxd', 'The server showed no certificate')
  } catch (error) {
    return error instanceof PinMismatch ? ok(error.shown) : fail('unreachable', messageOf(error))
  }
}
