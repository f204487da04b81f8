import { LiveRequest } from '@gantry/protocol/live'
import type { WebSocket } from 'ws'
import type { Caller } from '../../access/access.ts'
import { BrowserSocket } from '../../http/browser-socket.ts'
import type { Projection } from '../projection.ts'

export type Watch = { rows: string[]; usage: boolean; capacity: boolean }

/** One browser. It owns its websocket, says what the browser watches, and never queues more than `maxBuffered`. */
export class LiveSocket implements Disposable {
  readonly caller: Caller
  readonly sight: Projection
  watch: Watch = { rows: [], usage: false, capacity: false }
  readonly #socket: BrowserSocket
  readonly #maxBuffered: number

  constructor(
    socket: WebSocket,
    caller: Caller,
    sight: Projection,
    options: { maxBuffered: number; onWatch: () => void; onGone: (socket: LiveSocket) => void },
  ) {
    this.caller = caller
    this.sight = sight
    this.#socket = new BrowserSocket(socket, () => options.onGone(this))
    this.#maxBuffered = options.maxBuffered
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
  }

  mayWatch(key: string): boolean {
    const [server = '', project = ''] = key.split('/')
    return this.sight.project(server, project)
  }

  /** Sends a text, or gives the reader up when too much waits for it already. */
  send(text: string): void {
    if (this.#socket.send(text) > this.#maxBuffered) this.close(4003, 'reads too slowly')
  }

  beat(): boolean {
    return this.#socket.beat()
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason)
  }

  [Symbol.dispose](): void {
    this.#socket[Symbol.dispose]()
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
