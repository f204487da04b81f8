import type { Socket } from 'node:net'
import { WebSocket } from 'ws'
import { fail, messageOf, ok, type Result } from '../result.ts'
import { defaultTimeoutMs, type EventRequest, queryString } from '../transport.ts'
import type { ConnectionLimits } from './connect.ts'
import { connectFailure } from './http.ts'
import { refusalOf } from './refusal-of.ts'

/** A websocket of an operation: what a process prints, a console, a migration. Both ways, with back-pressure. */
export interface DataSocket {
  /** Text is what LXD's control sockets take, bytes are for the others. `left` is told when they are on their way. */
  send(data: Uint8Array | string, left?: () => void): void
  /** Stops reading: the server's own buffers fill up, then its process waits. */
  pause(): void
  resume(): void
  /** Says goodbye, and cuts the connection when the server does not answer within a second. */
  close(): void
}

export interface DataSocketHandlers {
  /** Each message as it comes; LXD ends a stream with an empty text message. */
  onMessage(data: Buffer, isBinary: boolean): void
  /** Once, whatever the reason; `clean` when the server said goodbye. */
  onClose(ended: { clean: boolean; message: string }): void
}

/** 16 MiB: LXD sends what it read from a pipe, which is kilobytes; images are split too. */
const maxPayload = 16 * 1024 * 1024
const closeGraceMs = 1_000

/**
 * Opens a websocket of an operation over a socket that `connect` gives, so the pin is checked for it as for
 * requests. The secret in its query is known to the server that made it and to nobody else; it is in no message of
 * a failure.
 */
export async function openDataSocket(
  origin: string,
  connect: () => Promise<Socket>,
  request: EventRequest,
  handlers: DataSocketHandlers,
  limits: Required<ConnectionLimits>,
  disposal: AbortSignal,
): Promise<Result<DataSocket>> {
  const signal = request.signal ? AbortSignal.any([request.signal, disposal]) : disposal
  if (signal.aborted) return fail('aborted', 'The socket was aborted before it was opened')
  let raw: Socket
  try {
    raw = await connect()
  } catch (error) {
    return connectFailure(error)
  }
  const url = origin.replace(/^http/, 'ws') + request.path + queryString(request.query)
  const socket = new WebSocket(url, { createConnection: () => raw, maxPayload, perMessageDeflate: false })
  const timeoutMs = request.timeoutMs ?? defaultTimeoutMs

  return new Promise((resolve) => {
    let isOpen = false
    let isOver = false
    let isPaused = false
    let heardAt = performance.now()
    let failure: Result<never> | undefined
    let broken: string | undefined
    const clock = setTimeout(() => {
      failure = fail('timeout', `The socket was not open within ${timeoutMs} ms`)
      socket.terminate()
    }, timeoutMs)
    const onAbort = () => {
      broken = 'The connection was closed here'
      socket.terminate()
    }
    // While it is paused nothing is read, so a peer cannot be told from a dead one; TCP itself still can.
    const pings = setInterval(() => {
      if (isPaused || socket.readyState !== WebSocket.OPEN) return
      if (performance.now() - heardAt > limits.deadAfterMs) {
        broken = `The server has been silent for ${limits.deadAfterMs} ms`
        socket.terminate()
      } else socket.ping()
    }, limits.pingIntervalMs)
    const heard = () => {
      heardAt = performance.now()
    }

    signal.addEventListener('abort', onAbort)
    socket.on('ping', heard)
    socket.on('pong', heard)
    socket.on('message', (message, isBinary) => {
      heard()
      handlers.onMessage(toBuffer(message), isBinary)
    })
    socket.once('unexpected-response', (upgrade, response) => {
      void refusalOf(response, 'socket').then((refusal) => {
        upgrade.destroy()
        finish({ clean: false, message: refusal.message }, refusal)
      })
    })
    socket.on('error', (error) => {
      broken ??= messageOf(error)
    })
    socket.on('close', (code) => {
      finish({
        clean: broken === undefined && code !== 1006,
        message:
          broken ?? (code === 1006 ? 'The connection to the server broke' : `The server closed it (${code})`),
      })
    })
    socket.once('open', () => {
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

    function finish(ended: { clean: boolean; message: string }, refusal?: Result<never>): void {
      if (isOver) return
      isOver = true
      clearTimeout(clock)
      clearInterval(pings)
      signal.removeEventListener('abort', onAbort)
      if (isOpen) handlers.onClose(ended)
      else resolve(refusal ?? failure ?? fail('unreachable', ended.message))
    }
  })
}

function toBuffer(message: Buffer | ArrayBuffer | Buffer[]): Buffer {
  if (Array.isArray(message)) return Buffer.concat(message)
  return Buffer.isBuffer(message) ? message : Buffer.from(message)
}
