import { StringDecoder } from 'node:string_decoder'
import type { TerminalRecording } from '@gantry/protocol/terminal'
import type { TerminalSize } from '@gantry/protocol/terminal-frames'
import type { SealedWriter } from './sealed-file.ts'

/** Events of this long are sealed together; a crash loses no more. */
const togetherMs = 500
const enough = 64 * 1024
/** What the disk may be behind. Beyond it the recording has failed: a session never waits for a disk. */
const maxWaiting = 16 * 1024 * 1024

export type RecorderEnd = { bytes: number; failed: boolean }

/** Writes asciicast v2 of what a session prints: never of what is typed (S46). */
export class Recorder {
  readonly #file: SealedWriter
  readonly #onFailed: (error: unknown) => void
  readonly #begun = performance.now()
  readonly #decoder = new StringDecoder('utf8')
  #text: string
  #timer: NodeJS.Timeout | undefined
  #waiting = 0
  #bytes = 0
  #failed = false
  #closed: Promise<RecorderEnd> | undefined
  #writing: Promise<void> = Promise.resolve()

  constructor(
    file: SealedWriter,
    { cols, rows }: TerminalSize,
    title: string,
    onFailed: (error: unknown) => void,
  ) {
    this.#file = file
    this.#onFailed = onFailed
    const timestamp = Math.floor(Date.now() / 1000)
    this.#text = `${JSON.stringify({ version: 2, width: cols, height: rows, timestamp, title })}\n`
    this.#flush()
  }

  state(): TerminalRecording {
    return this.#failed ? 'failed' : 'on'
  }

  output(bytes: Uint8Array): void {
    this.#event('o', this.#decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)))
  }

  resize({ cols, rows }: TerminalSize): void {
    this.#event('r', `${cols}x${rows}`)
  }

  close(): Promise<RecorderEnd> {
    this.#closed ??= this.#finish()
    return this.#closed
  }

  async #finish(): Promise<RecorderEnd> {
    this.#event('o', this.#decoder.end())
    this.#flush()
    await this.#writing
    await this.#file.close().catch((error: unknown) => this.#fail(error))
    return { bytes: this.#bytes, failed: this.#failed }
  }

  #event(kind: 'o' | 'r', what: string): void {
    if (this.#failed || what === '') return
    const seconds = Math.round(performance.now() - this.#begun) / 1000
    this.#text += `${JSON.stringify([seconds, kind, what])}\n`
    if (this.#text.length >= enough) this.#flush()
    else this.#timer ??= setTimeout(() => this.#flush(), togetherMs)
  }

  #flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const text = this.#text
    this.#text = ''
    if (text === '' || this.#failed) return
    this.#waiting += text.length
    if (this.#waiting > maxWaiting) {
      this.#fail(new Error('The disk is too slow'))
      return
    }
    this.#writing = this.#writing.then(async () => {
      try {
        if (!this.#failed) this.#bytes += await this.#file.append(text)
      } catch (error) {
        this.#fail(error)
      }
      this.#waiting -= text.length
    })
  }

  #fail(error: unknown): void {
    if (this.#failed) return
    this.#failed = true
    this.#onFailed(error)
  }
}
