import type { Socket } from 'node:net'
import { WebSocket } from 'ws'
import { fail, messageOf, ok, type Result } from '../result.ts'
import { defaultTimeoutMs, type EventConnection, type EventRequest, queryString } from '../transport.ts'
import type { ConnectionLimits } from './connect.ts'
import { connectFailure } from './http.ts'
import { messageQueue } from './message-queue.ts'
import { refusalOf } from './refusal-of.ts'

type Ended = Awaited<EventConnection['ended']>

/** 16 MiB: an event holds one operation or one lifecycle record, which are kilobytes. */
const maxPayload = 16 * 1024 * 1024

/**
 * Opens an event websocket over a socket that `connect` gives, so the pin is checked for it as for requests.
 *
 * Frames, as LXD and Incus send them (`doc/events.md`): text, one JSON event each. Nothing is sent to the server but
 * pings; a peer that neither answers them nor sends anything for `deadAfterMs` is dead, though TCP does not know yet.
 */
export async function openEventSocket(
  origin: string,
  connect: () => Promise<Socket>,
  request: EventRequest,
  limits: Required<ConnectionLimits>,
  disposal: AbortSignal,
): Promise<Result<EventConnection>> {
  const signal = request.signal ? AbortSignal.any([request.signal, disposal]) : disposal
  if (signal.aborted) return fail('aborted', 'The event stream was aborted before it was opened')
  const timeoutMs = request.timeoutMs ?? defaultTimeoutMs
  let raw: Socket
  try {
    raw = await connect()
  } catch (error) {
    return connectFailure(error)
  }
  if (signal.aborted) {
    raw.destroy()
    return fail('aborted', 'The event stream was aborted while it was connected')
  }
  const url = origin.replace(/^http/, 'ws') + request.path + queryString(request.query)
  const socket = new WebSocket(url, {
    createConnection: () => raw,
    maxPayload,
    perMessageDeflate: false,
  })
  // From the first moment: an event that arrives together with the answer to the upgrade must not be lost.
  const connection = follow(socket, limits, signal)
  const opened = await opening(socket, signal, timeoutMs)
  if (opened.ok) return ok(connection)
  connection.close()
  return opened
}

function opening(socket: WebSocket, signal: AbortSignal, timeoutMs: number): Promise<Result<undefined>> {
  return new Promise((resolve) => {
    // Not ws's own `handshakeTimeout`: it does not fire on a socket that was connected before.
    const onTimeout = () => finish(fail('timeout', `The event stream was not open within ${timeoutMs} ms`))
    const clock = setTimeout(onTimeout, timeoutMs)
    const onAbort = () => finish(fail('aborted', 'The event stream was aborted'))
    const finish = (result: Result<undefined>) => {
      clearTimeout(clock)
      signal.removeEventListener('abort', onAbort)
      resolve(result)
    }
    signal.addEventListener('abort', onAbort)
    socket.once('open', () => finish(ok(undefined)))
    socket.once('error', (error) => finish(fail('unreachable', messageOf(error))))
    socket.once('unexpected-response', (upgrade, response) => {
      void refusalOf(response, 'event').then((refusal) => {
        upgrade.destroy()
        finish(refusal)
      })
    })
  })
}

function follow(socket: WebSocket, limits: Required<ConnectionLimits>, signal: AbortSignal): EventConnection {
  const queue = messageQueue()
  let resolveEnded: (ended: Ended) => void = () => undefined
  const ended = new Promise<Ended>((resolve) => {
    resolveEnded = resolve
  })
  let heardAt = performance.now()
  const heard = () => {
    heardAt = performance.now()
  }
  const pings = setInterval(() => {
    if (performance.now() - heardAt > limits.deadAfterMs) {
      end({ kind: 'dead-peer', message: `The server has been silent for ${limits.deadAfterMs} ms` })
    } else if (socket.readyState === WebSocket.OPEN) socket.ping()
  }, limits.pingIntervalMs)

  let over = false
  const onAbort = () => end({ kind: 'aborted', message: 'The event stream was aborted' })
  function end(why: Ended) {
    if (over) return
    over = true
    clearInterval(pings)
    signal.removeEventListener('abort', onAbort)
    queue.end()
    socket.terminate()
    resolveEnded(why)
  }

  signal.addEventListener('abort', onAbort)
  socket.on('ping', heard)
  socket.on('pong', heard)
  socket.on('message', (message, isBinary) => {
    heard()
    if (isBinary || over) return
    if (!queue.push(String(message)))
      end({ kind: 'overflow', message: 'Events came faster than they were read' })
  })
  socket.on('error', (error) => end({ kind: 'broken', message: messageOf(error) }))
  socket.on('close', (code) =>
    end({ kind: 'closed', message: `The server closed the event stream (${code})` }),
  )

  return {
    messages: queue.messages,
    ended,
    close: () => end({ kind: 'closed', message: 'The event stream was closed here' }),
  }
}
