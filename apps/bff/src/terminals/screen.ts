import type { TerminalSize } from '@gantry/protocol/terminal-frames'
import { SerializeAddon } from '@xterm/addon-serialize'
import { Unicode11Addon } from '@xterm/addon-unicode11'
import headless from '@xterm/headless'
import { cleanTitle } from './clean-title.ts'
import { unserialisedModes } from './unserialised-modes.ts'

const scrollback = 5_000

/** What a restored screen may hold as text. Beyond it the oldest lines are left out, for the browser's sake. */
const maxRestore = 8 * 1024 * 1024

export type Snapshot = TerminalSize & { screen: string }

/**
 * The screen of a session, kept while nobody looks. It parses what the browsers' terminals parse, and is the one
 * that answers a program's questions (`terminal-queries.ts`).
 */
export class Screen implements Disposable {
  readonly #terminal: InstanceType<typeof headless.Terminal>
  readonly #serialize = new SerializeAddon()
  readonly #modes: () => string
  #pending = 0

  constructor(
    size: TerminalSize,
    { onAnswer, onTitle }: { onAnswer(text: string): void; onTitle(title: string): void },
  ) {
    this.#terminal = new headless.Terminal({ ...size, scrollback, allowProposedApi: true })
    this.#terminal.loadAddon(this.#serialize)
    // The browsers measure characters by the same version; with another one, wide ones would shift lines.
    this.#terminal.loadAddon(new Unicode11Addon())
    this.#terminal.unicode.activeVersion = '11'
    this.#terminal.onData(onAnswer)
    this.#terminal.onTitleChange((title) => onTitle(cleanTitle(title)))
    this.#modes = unserialisedModes(this.#terminal)
  }

  /** Bytes that are not parsed yet. */
  get pending(): number {
    return this.#pending
  }

  get terminal(): InstanceType<typeof headless.Terminal> {
    return this.#terminal
  }

  write(bytes: Uint8Array, parsed: () => void): void {
    this.#pending += bytes.length
    this.#terminal.write(bytes, () => {
      this.#pending -= bytes.length
      parsed()
    })
  }

  /** After all that was written before. */
  resize({ cols, rows }: TerminalSize): void {
    this.#terminal.write('', () => this.#terminal.resize(cols, rows))
  }

  /** The screen as it is when all that was written before is parsed, and nothing after it. */
  snapshot(take: (snapshot: Snapshot) => void): void {
    this.#terminal.write('', () => {
      const { cols, rows } = this.#terminal
      take({ cols, rows, screen: this.#text() })
    })
  }

  #text(): string {
    for (let lines = scrollback; ; lines = Math.floor(lines / 2)) {
      const text = this.#serialized(lines)
      if (text.length <= maxRestore || lines === 0) return text + this.#modes()
    }
  }

  /**
   * The serialiser ends the normal screen with the colours that are set now; the alternate one would be filled with
   * them when it is switched to.
   */
  #serialized(lines: number): string {
    const text = this.#serialize.serialize({ scrollback: lines })
    if (this.#terminal.buffer.active.type === 'normal') return text
    const below = this.#serialize.serialize({ scrollback: lines, excludeAltBuffer: true, excludeModes: true })
    return `${below}\x1b[0m${text.slice(below.length)}`
  }

  [Symbol.dispose](): void {
    this.#terminal.dispose()
  }
}
