import { WebSocket } from 'ws'
import { type Failure, fail, messageOf, ok, type Result } from '../result.ts'
import { defaultTimeoutMs, type EventRequest, queryString } from '../transport.ts'
import { connectFor, type SocketPlace } from './connect-for.ts'
import { refusalOf } from './refusal-of.ts'

/** A websocket of the server's: events, what a process prints, a console. Both ways, with back-pressure. */
export interface DataSocket {
  /** Text is what LXD's control sockets take, bytes are for the others. `left` is told when they are on their way. */
  send(data: Uint8Array | string, left?: () => void): void
  /** Stops reading: the server's own buffers fill up, then its process waits. */
  pause(): void
  resume(): void
  /** Says goodbye, and cuts the connection when the server does not answer within a second. */
  close(): void
}

/** `closed`: the server said goodbye. `broken`: the connection ended without a word. */
export interface SocketEnd {
  kind: 'closed' | 'broken' | 'dead-peer' | 'aborted'
  message: string
}

export interface DataSocketHandlers {
  /** Each message as it comes; LXD ends a stream of a process with an empty text message. */
  onMessage(data: Buffer, isBinary: boolean): void
  /** Once, whatever the reason, of a socket that was open. */
  onClose(ended: SocketEnd): void
}

/** 16 MiB: LXD sends what it read from a pipe, or one operation or lifecycle record, which are kilobytes. */
const maxPayload = 16 * 1024 * 1024
const closeGraceMs = 1_000

/**
 * Opens a websocket over a socket that `connect` gives, so the pin is checked for it as for requests. `what` names it
 * in messages. A secret in the query is known to the server that made it and to nobody else; it is in no message of a
 * failure. A peer that neither answers pings nor sends anything for `deadAfterMs` is dead, though TCP does not know yet.
 * The handlers are there before it is open: what arrives together with the answer to the upgrade is not lost.
 */
export async function openWebSocket(
  what: string,
  { origin, connect, limits, disposal }: SocketPlace,
  request: EventRequest,
  handlers: DataSocketHandlers,
): Promise<Result<DataSocket>> {
  const connected = await connectFor(what, { connect, disposal }, request)
  if (!connected.ok) return connected
  const { raw, signal, aborted } = connected.value
  const url = origin.replace(/^http/, 'ws') + request.path + queryString(request.query)
  const socket = new WebSocket(url, { createConnection: () => raw, maxPayload, perMessageDeflate: false })
  const timeoutMs = request.timeoutMs ?? defaultTimeoutMs

  return new Promise((resolve) => {
    let isOpen = false
    let isOver = false
    let isPaused = false
    let heardAt = performance.now()
    const heard = () => {
      heardAt = performance.now()
    }

    const finish = (ended: SocketEnd, failure: Failure = fail('unreachable', ended.message)): void => {
      if (isOver) return
      isOver = true
      clearTimeout(clock)
      clearInterval(pings)
      signal.removeEventListener('abort', onAbort)
      socket.terminate()
      if (isOpen) handlers.onClose(ended)
      else resolve(failure)
    }
    // Not ws's own `handshakeTimeout`: it does not fire on a socket that was connected before.
    const clock = setTimeout(() => {
      const message = `The ${what} was not open within ${timeoutMs} ms`
      finish({ kind: 'broken', message }, fail('timeout', message))
    }, timeoutMs)
    const onAbort = () => finish({ kind: 'aborted', message: aborted.message }, aborted)
    // While it is paused nothing is read, so a peer cannot be told from a dead one; TCP itself still can.
    const pings = setInterval(() => {
      if (isPaused || socket.readyState !== WebSocket.OPEN) return
      if (performance.now() - heardAt > limits.deadAfterMs) {
        finish({ kind: 'dead-peer', message: `The server has been silent for ${limits.deadAfterMs} ms` })
      } else socket.ping()
    }, limits.pingIntervalMs)

    signal.addEventListener('abort', onAbort)
    socket.on('ping', heard)
    socket.on('pong', heard)
    socket.on('message', (message, isBinary) => {
      heard()
      if (!isOver) handlers.onMessage(toBuffer(message), isBinary)
    })
    socket.once('unexpected-response', (upgrade, response) => {
      void refusalOf(response, what).then((refusal) => {
        upgrade.destroy()
        finish({ kind: 'broken', message: refusal.message }, refusal)
      })
    })
    socket.on('error', (error) => finish({ kind: 'broken', message: messageOf(error) }))
    socket.on('close', (code) => {
      if (code === 1006) finish({ kind: 'broken', message: 'The connection to the server broke' })
      else finish({ kind: 'closed', message: `The server closed the ${what} (${code})` })
    })
    socket.once('open', () => {
      if (isOver) return
      isOpen = true
      clearTimeout(clock)
      resolve(
        ok({
          send: (data, left) => {
            if (socket.readyState === WebSocket.OPEN) socket.send(data, () => left?.())
            else left?.()
          },
          pause() {
            if (isPaused) return
            isPaused = true
            socket.pause()
          },
          resume() {
            if (!isPaused) return
            isPaused = false
            heard()
            socket.resume()
          },
          close() {
            if (isOver) return
            // A paused socket reads no goodbye either.
            socket.resume()
            socket.close(1000)
            setTimeout(() => socket.terminate(), closeGraceMs).unref()
          },
        }),
      )
    })
  })
}

function toBuffer(message: Buffer | ArrayBuffer | Buffer[]): Buffer {
  if (Array.isArray(message)) return Buffer.concat(message)
  return Buffer.isBuffer(message) ? message : Buffer.from(message)
}
