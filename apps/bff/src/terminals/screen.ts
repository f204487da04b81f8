import type { TerminalSize } from '@gantry/protocol/terminal-frames'
import { SerializeAddon } from '@xterm/addon-serialize'
import { Unicode11Addon } from '@xterm/addon-unicode11'
import headless from '@xterm/headless'
import { cleanTitle } from './clean-title.ts'
import { dropOldestRows } from './drop-oldest-rows.ts'
import { History } from './history.ts'
import { textOfRows } from './row-text.ts'
import { unserialisedModes } from './unserialised-modes.ts'

const scrollback = 5_000

/** Rows of the scroll-back that stay with the terminal: it may fold them anew, or need them when it grows. */
const keptRows = 500
/** Packed at once; it takes 1 or 2 ms. */
const packedRows = 100
/** Between two packings, and from the last output to the first. What floods by is not packed. */
const packMs = 20

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
  readonly #history = new History(scrollback)
  #packTimer: NodeJS.Timeout | undefined
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
    this.#forgetHistoryWhenCleared()
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
      this.#packSoon()
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
    const { baseY } = this.#terminal.buffer.normal
    const history = this.#history.text(scrollback - baseY)
    for (let lines = scrollback; ; lines = Math.floor(lines / 2)) {
      const text = this.#serialized(lines) + this.#modes()
      if (lines === 0 || history.length + text.length <= maxRestore) return this.#above(history) + text
      if (text.length <= maxRestore) return text
    }
  }

  /** Text whose rows are all above the screen, and the cursor at home, as the serialiser expects it. */
  #above(text: string): string {
    return text === '' ? '' : `${text}${'\n'.repeat(this.#terminal.rows - 1)}\x1b[H`
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

  #packSoon(): void {
    // So much came at once that what is packed is too old, and does not join what is here.
    if (this.#terminal.buffer.normal.baseY === scrollback) this.#history.clear()
    if (this.#packTimer !== undefined || this.#terminal.buffer.normal.baseY < keptRows + packedRows) return
    this.#packTimer = setTimeout(() => {
      this.#packTimer = undefined
      if (this.#pending > 0) return
      this.#pack()
      this.#packSoon()
    }, packMs)
  }

  #pack(): void {
    const { normal } = this.#terminal.buffer
    // Where a line begins, or it would be two when it is drawn again.
    let rows = packedRows
    while (rows > 0 && normal.getLine(rows)?.isWrapped === true) rows -= 1
    if (rows === 0) rows = packedRows
    this.#history.add(rows, textOfRows(normal, 0, rows))
    dropOldestRows(this.#terminal, rows)
  }

  #forgetHistoryWhenCleared(): void {
    const { parser } = this.#terminal
    parser.registerCsiHandler({ final: 'J' }, ([part]) => {
      if (part === 3) this.#history.clear()
      return false
    })
    parser.registerEscHandler({ final: 'c' }, () => {
      this.#history.clear()
      return false
    })
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#packTimer)
    this.#terminal.dispose()
  }
}
