import type { Duplex, Readable } from 'node:stream'
import type { Result } from '../result.ts'
import type { EventRequest, StreamResponse, Transport, TransportRequest } from '../transport.ts'
import type { DataSocket, DataSocketHandlers } from './open-websocket.ts'

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
