import { LiveRequest } from '@gantry/protocol/live'
import type { WebSocket } from 'ws'
import type { Caller } from '../../access/access.ts'
import type { Projection } from '../projection.ts'

export type Watch = { rows: string[]; usage: boolean; capacity: boolean }

/** How long a closing peer may take to answer; then it is cut, so that a revoked socket is gone in a second (S4). */
const closeGraceMs = 900

/** One browser. It owns its websocket, says what the browser watches, and never queues more than `maxBuffered`. */
export class LiveSocket implements Disposable {
  readonly caller: Caller
  readonly sight: Projection
  watch: Watch = { rows: [], usage: false, capacity: false }
  #missedPongs = 0
  #closing: NodeJS.Timeout | undefined
  readonly #socket: WebSocket
  readonly #maxBuffered: number

  constructor(
    socket: WebSocket,
    caller: Caller,
    sight: Projection,
    options: { maxBuffered: number; onWatch: () => void; onGone: (socket: LiveSocket) => void },
  ) {
    this.caller = caller
    this.sight = sight
    this.#socket = socket
    this.#maxBuffered = options.maxBuffered
    socket.on('pong', () => {
      this.#missedPongs = 0
    })
    socket.on('message', (bytes, isBinary) => {
      const request = isBinary ? undefined : parse(String(bytes))
      if (!request) {
        this.close(1008, 'not a message of this protocol')
      } else if (request.type === 'ping') {
        this.send('{"type":"pong"}')
      } else {
        this.watch = {
          rows: request.rows.filter((key) => this.mayWatch(key)),
          usage: request.usage,
          capacity: request.capacity,
        }
        options.onWatch()
      }
    })
    // Errors of a socket are always followed by its close; ws throws them where nobody listens.
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearTimeout(this.#closing)
      options.onGone(this)
    })
  }

  mayWatch(key: string): boolean {
    const [server = '', project = ''] = key.split('/')
    return this.sight.project(server, project)
  }

  /** Sends a text, or gives the reader up when too much waits for it already. */
  send(text: string): void {
    if (this.#closing || this.#socket.readyState !== this.#socket.OPEN) return
    this.#socket.send(text)
    if (this.#socket.bufferedAmount > this.#maxBuffered) this.close(4003, 'reads too slowly')
  }

  /** Asks for a pong; false when two before it were not answered. */
  beat(): boolean {
    if (this.#missedPongs >= 2) return false
    this.#missedPongs += 1
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.ping()
    return true
  }

  close(code: number, reason: string): void {
    if (this.#closing) return
    this.#socket.close(code, reason)
    this.#closing = setTimeout(() => this.#socket.terminate(), closeGraceMs)
  }

  [Symbol.dispose](): void {
    this.#socket.terminate()
  }
}

function parse(text: string): LiveRequest | undefined {
  try {
    const parsed = LiveRequest.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}
