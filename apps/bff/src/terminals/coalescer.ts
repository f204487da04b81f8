/** Small pieces wait at most this long for the next ones. */
const waitMs = 4
/** As many bytes go at once. */
const enough = 32 * 1024

/**
 * Makes few messages of many small pieces. The first piece after a pause goes at once: it is the echo of a key.
 * `spare` bytes are left free at the beginning of each message.
 */
export class Coalescer implements Disposable {
  readonly #spare: number
  readonly #out: (message: Uint8Array, length: number) => void
  #pieces: Uint8Array[] = []
  #length = 0
  #timer: NodeJS.Timeout | undefined
  #last = Number.NEGATIVE_INFINITY

  constructor(spare: number, out: (message: Uint8Array, length: number) => void) {
    this.#spare = spare
    this.#out = out
  }

  push(piece: Uint8Array): void {
    if (piece.length === 0) return
    this.#pieces.push(piece)
    this.#length += piece.length
    const since = performance.now() - this.#last
    if (this.#length >= enough || (this.#timer === undefined && since >= waitMs)) this.flush()
    else this.#timer ??= setTimeout(() => this.flush(), Math.max(1, waitMs - since))
  }

  /** Somebody typed: what comes next is the echo, and goes at once however busy it was. */
  expectEcho(): void {
    this.#last = Number.NEGATIVE_INFINITY
  }

  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#length === 0) return
    const length = this.#length
    const message = new Uint8Array(this.#spare + length)
    let at = this.#spare
    for (const piece of this.#pieces) {
      message.set(piece, at)
      at += piece.length
    }
    this.#pieces = []
    this.#length = 0
    this.#last = performance.now()
    this.#out(message, length)
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer)
  }
}
