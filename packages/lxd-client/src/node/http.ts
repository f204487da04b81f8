import { setMaxListeners } from 'node:events'
import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import { type Dispatcher, Pool } from 'undici'
import { deadlineOf } from '../deadline.ts'
import { fail, ok, type Result } from '../result.ts'
import {
  defaultMaxBytes,
  queryString,
  type RawResponse,
  type RequestBody,
  type TransportRequest,
} from '../transport.ts'
import { connectFailure } from './connect-failure.ts'
import type { ConnectionLimits } from './connection-limits.ts'
import { openEventSocket } from './event-socket.ts'
import type { NodeConnection, RawStreamResponse } from './node-connection.ts'
import { openUpgrade } from './open-upgrade.ts'
import { openWebSocket } from './open-websocket.ts'

/** 15 s: well below the 30 s after which LXD closes an idle connection, so that none is used while it goes away. */
const keepAliveMs = 15_000

/** A connection whose sockets come from `connect`: requests by undici, event streams by ws. */
export function connectionOver(
  origin: string,
  connect: () => Promise<Socket>,
  limits: Required<ConnectionLimits>,
): Omit<NodeConnection, 'address'> {
  const pool = new Pool(origin, {
    connect: (_options, callback) => {
      connect().then(
        (socket) => callback(null, socket),
        (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
      )
    },
    connections: limits.maxConnections,
    headersTimeout: 0,
    bodyTimeout: limits.idleTimeoutMs,
    keepAliveTimeout: keepAliveMs,
    keepAliveMaxTimeout: keepAliveMs,
  })
  const disposal = new AbortController()
  // One listener for each open socket, and there are hundreds of terminals on a busy server.
  setMaxListeners(0, disposal.signal)
  const place = { origin, connect, limits, disposal: disposal.signal }

  async function raw(request: TransportRequest): Promise<Result<RawStreamResponse>> {
    const deadline = deadlineOf(request)
    try {
      const response = await pool.request(dispatchOptions(request, deadline.signal))
      // The time given is for the headers; from here on only the caller's own signal ends the body.
      deadline.stopClock()
      response.body.once('close', deadline.release)
      return ok({ status: response.statusCode, headers: flatHeaders(response.headers), body: response.body })
    } catch (error) {
      deadline.release()
      return deadline.failure() ?? connectFailure(error)
    }
  }

  async function request(request: TransportRequest): Promise<Result<RawResponse>> {
    const deadline = deadlineOf(request)
    try {
      const response = await pool.request(dispatchOptions(request, deadline.signal))
      const text = await readCapped(response.body, request.maxBytes ?? defaultMaxBytes)
      if (text === undefined)
        return fail('not-lxd', 'The answer is larger than allowed.', response.statusCode)
      return ok({ status: response.statusCode, headers: flatHeaders(response.headers), text })
    } catch (error) {
      return deadline.failure() ?? connectFailure(error)
    } finally {
      deadline.release()
    }
  }

  return {
    request,
    raw,
    stream: raw,
    events: (request) => openEventSocket(place, request),
    socket: (request, handlers) => openWebSocket('socket', place, request, handlers),
    upgrade: (protocol, request) => openUpgrade(protocol, place, request),
    async [Symbol.asyncDispose]() {
      disposal.abort()
      await pool.destroy()
    },
  }
}

function dispatchOptions(request: TransportRequest, signal: AbortSignal): Dispatcher.RequestOptions {
  const { body, headers } = encodeBody(request.body)
  return {
    method: request.method,
    path: request.path + queryString(request.query),
    headers: { ...headers, ...request.headers },
    body,
    signal,
  }
}

function encodeBody(body: RequestBody | undefined): {
  body: string | Uint8Array | Readable | null
  headers: Record<string, string>
} {
  if (body === undefined) return { body: null, headers: {} }
  if ('json' in body)
    return { body: JSON.stringify(body.json), headers: { 'content-type': 'application/json' } }
  const { bytes } = body
  return {
    body: bytes instanceof Uint8Array ? bytes : Readable.from(bytes instanceof Blob ? bytes.stream() : bytes),
    headers: {
      'content-type': body.type ?? 'application/octet-stream',
      ...(body.length === undefined ? {} : { 'content-length': String(body.length) }),
    },
  }
}

function flatHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
    ),
  )
}

async function readCapped(body: Readable, maxBytes: number): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > maxBytes) {
      body.destroy()
      return undefined
    }
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString('utf8')
}
