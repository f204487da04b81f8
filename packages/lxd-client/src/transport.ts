import type { Result } from './result.ts'

/**
 * What the client needs to reach one server. There are three: a unix socket and pinned mutual TLS (`./node`), and
 * the browser's way through the BFF (`./browser`). A transport knows HTTP and nothing of LXD's answers; it never
 * throws, never follows a redirect, and never retries.
 */
export interface Transport {
  /** Sends one request and reads the whole answer as text, up to `maxBytes`. */
  request(request: TransportRequest): Promise<Result<RawResponse>>
  /** Sends one request and hands the answer's body over as it arrives. An answer of any status is a success here. */
  stream(request: TransportRequest): Promise<Result<StreamResponse>>
  /** Opens the server's event websocket. Browsers have none: there the BFF follows the servers. */
  events?(request: EventRequest): Promise<Result<EventConnection>>
}

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Query parameters; the undefined ones are left out. */
export type Query = Record<string, string | number | boolean | undefined>

/** Bytes to send: at once, or as they come. */
export type ByteSource = Uint8Array<ArrayBuffer> | Blob | AsyncIterable<Uint8Array>

export type RequestBody =
  | { json: unknown }
  | {
      bytes: ByteSource
      /** The media type; `application/octet-stream` when not given. */
      type?: string
      /** Number of bytes, when known. Without it the body is sent chunked. */
      length?: number
      /** Told how many bytes have gone, again and again. Browsers only, and only of a `request`. */
      onSent?: (bytes: number) => void
    }

export interface TransportRequest {
  method: Method
  /** From the server's root, each segment percent-encoded: `/1.0/instances/web`. See {@link path}. */
  path: string
  query?: Query
  headers?: Record<string, string>
  body?: RequestBody
  signal?: AbortSignal
  /** Milliseconds until the whole answer (for `stream`: its headers) must have come. Default {@link defaultTimeoutMs}. */
  timeoutMs?: number
  /** Bytes after which `request` gives up reading. Default {@link defaultMaxBytes}. */
  maxBytes?: number
}

export interface RawResponse {
  status: number
  /** Names in lower case. */
  headers: Record<string, string>
  text: string
}

export interface StreamResponse {
  status: number
  /** Names in lower case. */
  headers: Record<string, string>
  /** The body as it arrives. Leaving the loop early ends the connection. It throws when the connection breaks. */
  body: AsyncIterable<Uint8Array>
}

export interface EventRequest {
  path: string
  query?: Query
  signal?: AbortSignal
  /** Milliseconds for the websocket's handshake, once there is a connection. Default {@link defaultTimeoutMs}. */
  timeoutMs?: number
}

/**
 * An open event websocket. The iterable gives each text message and ends when the stream is over, for whatever
 * reason; `ended` then says why. It can be read once.
 */
export interface EventConnection {
  messages: AsyncIterable<string>
  /** Why the stream ended; known once `messages` is over. */
  ended: Promise<{ kind: 'closed' | 'dead-peer' | 'aborted' | 'overflow' | 'broken'; message: string }>
  close(): void
}

/** 30 s: LXD itself gives up on an unreachable cluster member after 10 s and on a lost quorum after 20 s. */
export const defaultTimeoutMs = 30_000

/** 64 MiB: 10,000 instances with `recursion=2` are about 20 MB. */
export const defaultMaxBytes = 64 * 1024 * 1024

/**
 * A path from literal parts and names: ``path`/1.0/instances/${name}/state` ``. Each name becomes exactly one
 * encoded segment, so a name with `/`, `?`, or `%2e` in it cannot reach another route. A name that is `.` or `..`
 * has no such encoding, since URL parsers resolve `%2E` too: it is encoded twice, which LXD answers with 404.
 */
export function path(literals: TemplateStringsArray, ...names: string[]): string {
  return literals.reduce((sum, literal, index) => sum + encodeSegment(names[index - 1] ?? '') + literal)
}

function encodeSegment(name: string): string {
  const encoded = encodeURIComponent(wellFormed(name))
  return encoded === '.' || encoded === '..' ? encoded.replaceAll('.', '%252E') : encoded
}

/** `?a=1&b=2`, or the empty string. */
export function queryString(query: Query = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined
      ? []
      : [`${encodeURIComponent(name)}=${encodeURIComponent(wellFormed(String(value)))}`],
  )
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** `encodeURIComponent` throws at half a surrogate pair, and nothing here may throw. */
function wellFormed(text: string): string {
  return text.replace(loneSurrogate, '\uFFFD')
}
