import type { WebSocket } from 'ws'

/** How long a closing peer may take to answer; then it is cut, so that a revoked socket is gone in a second (S4). */
const closeGraceMs = 900

/** What the websockets of all browsers have in common: signs of life, and an end that does not wait for the peer. */
export class BrowserSocket implements Disposable {
  readonly #socket: WebSocket
  #missedPongs = 0
  #closing: NodeJS.Timeout | undefined

  constructor(socket: WebSocket, onGone: () => void) {
    this.#socket = socket
    socket.on('pong', () => {
      this.#missedPongs = 0
    })
    // Errors of a socket are always followed by its close; ws throws them where nobody listens.
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearTimeout(this.#closing)
      onGone()
    })
  }

  get isOpen(): boolean {
    return this.#closing === undefined && this.#socket.readyState === this.#socket.OPEN
  }

  /** Sends, unless it is closed or closing. Answers the bytes that wait for the peer now. */
  send(data: string | Uint8Array, left?: () => void): number {
    if (!this.isOpen) return 0
    this.#socket.send(data, () => left?.())
    return this.#socket.bufferedAmount
  }

  /** Asks for a pong; false when two before it were not answered (S9). */
  beat(): boolean {
    if (this.#missedPongs >= 2) return false
    this.#missedPongs += 1
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.ping()
    return true
  }

  close(code: number, reason: string): void {
    if (this.#closing !== undefined) return
    this.#socket.close(code, reason)
    this.#closing = setTimeout(() => this.#socket.terminate(), closeGraceMs)
  }

  [Symbol.dispose](): void {
    this.#socket.terminate()
  }
}
