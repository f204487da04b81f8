import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** What it may take, whatever a program prints: text that was drawn to be large once packed. */
const maxBytes = 2 * 1024 * 1024

/**
 * Rows that are too old to be looked at by the program, as packed text. A terminal's row takes twelve bytes a column;
 * here it takes what its text needs.
 */
export class History {
  readonly #rows: number
  #blocks: { rows: number; packed: Uint8Array }[] = []

  /** @param rows how many it keeps, at least: whole blocks are left out */
  constructor(rows: number) {
    this.#rows = rows
  }

  /** Rows that follow those it has. */
  add(rows: number, text: string): void {
    this.#blocks.push({ rows, packed: deflateRawSync(text, { level: 1 }) })
    while (this.#isTooMuch()) this.#blocks.shift()
  }

  /** The newest that it has of so many rows, whole blocks. */
  text(rows: number): string {
    if (rows <= 0) return ''
    let wanted = rows
    const from = this.#blocks.findLastIndex((block) => {
      wanted -= block.rows
      return wanted <= 0
    })
    return this.#blocks
      .slice(Math.max(0, from))
      .map(({ packed }) => inflateRawSync(packed).toString())
      .join('')
  }

  clear(): void {
    this.#blocks = []
  }

  #isTooMuch(): boolean {
    const [oldest] = this.#blocks
    if (oldest === undefined) return false
    const rows = this.#blocks.reduce((sum, block) => sum + block.rows, 0)
    const bytes = this.#blocks.reduce((sum, block) => sum + block.packed.length, 0)
    return rows - oldest.rows >= this.#rows || bytes > maxBytes
  }
}
