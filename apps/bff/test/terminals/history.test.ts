import headless from '@xterm/headless'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { History } from '../../src/terminals/history.ts'
import { textOfRows } from '../../src/terminals/row-text.ts'
import { Screen, type Snapshot } from '../../src/terminals/screen.ts'
import { until } from '../harness.ts'

type Terminal = InstanceType<typeof headless.Terminal>

const open = (cols: number, rows: number): Terminal =>
  new headless.Terminal({ cols, rows, scrollback: 5_000, allowProposedApi: true })

const write = (terminal: Terminal, text: string): Promise<void> =>
  new Promise((resolve) => terminal.write(text, resolve))

/** All rows with everything that is seen of each cell. */
function cells({ buffer: { normal } }: Terminal, from = 0, to = normal.length): string[] {
  const cell = normal.getNullCell()
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => {
    const row = normal.getLine(from + index)
    let text = ''
    for (let x = 0; x < (row?.length ?? 0); x++) {
      row?.getCell(x, cell)
      const isBlank = cell.getChars() === '' || cell.getChars() === ' '
      const colours = isBlank
        ? `${cell.getBgColorMode()}.${cell.getBgColor()}`
        : `${cell.getFgColorMode()}.${cell.getFgColor()}.${cell.getBgColorMode()}.${cell.getBgColor()}`
      const how = isBlank
        ? ''
        : [cell.isBold(), cell.isItalic(), cell.isInverse(), cell.isUnderline(), cell.isDim()].map(Boolean)
      text += `${isBlank ? ' ' : cell.getChars()}${colours}${how}|`
    }
    return `${row?.isWrapped === true}:${text}`
  })
}

/** Output as programs print it: words, colours, tabs, wide characters, erased ends, lines longer than the window. */
const piece = fc.oneof(
  fc.string({ maxLength: 60 }).map((text) => text.replace(/\p{Cc}/gu, '.')),
  fc.integer({ min: 1, max: 90 }).map((count) => 'long '.repeat(count)),
  fc.constantFrom('\t', '\r\n', '\r\n', '\n', '漢字かな', 'é́', '\x1b[K', '\x1b[5C', '\x1b[2D', '\x1b[4X'),
  fc.constantFrom(
    '\x1b[0m',
    '\x1b[1;31m',
    '\x1b[42m',
    '\x1b[38;5;200m',
    '\x1b[48;2;1;2;3m',
    '\x1b[7m',
    '\x1b[3;4;2m',
  ),
)

describe('rows as text', () => {
  it('draw the same rows again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 20, maxLength: 150 }), async (pieces) => {
        const original = open(40, 6)
        await write(original, pieces.join('') + '\x1b[0m\r\n'.repeat(6))
        const { baseY } = original.buffer.normal
        const again = open(40, 6)
        await write(again, `${textOfRows(original.buffer.normal, 0, baseY)}${'\n'.repeat(5)}`)
        expect(cells(again, 0, baseY)).toEqual(cells(original, 0, baseY))
      }),
      { numRuns: 300 },
    )
  })
})

describe('the history of a screen', () => {
  const screen = (): Screen => new Screen({ cols: 80, rows: 24 }, { onAnswer: () => {}, onTitle: () => {} })
  const feed = (to: Screen, text: string): Promise<void> =>
    new Promise((resolve) => to.write(Buffer.from(text), resolve))
  const shown = async (of: Screen): Promise<string[]> => {
    const { cols, rows, screen: text } = await new Promise<Snapshot>((resolve) => of.snapshot(resolve))
    const terminal = open(cols, rows)
    await write(terminal, text)
    return Array.from(
      { length: terminal.buffer.normal.length },
      (_, y) => terminal.buffer.normal.getLine(y)?.translateToString(true) ?? '',
    )
  }
  const lines = (from: number, to: number): string =>
    Array.from({ length: to - from }, (_, index) => `line ${from + index}\r\n`).join('')
  const packed = (of: Screen): Promise<unknown> =>
    until('the old rows were packed', () => of.terminal.buffer.normal.baseY < 600)
  const numbers = (rows: string[]): number[] =>
    rows.filter((row) => row.startsWith('line ')).map((row) => Number(row.slice(5)))
  const range = (from: number, to: number): number[] =>
    Array.from({ length: to - from }, (_, index) => from + index)

  it('holds 5,000 lines, each once and in order, of which the terminal has 600 at most', async () => {
    using kept = screen()
    await feed(kept, lines(0, 3_000))
    await packed(kept)
    await feed(kept, lines(3_000, 6_500))
    await packed(kept)
    const seen = numbers(await shown(kept))
    expect(seen.length).toBeGreaterThanOrEqual(5_000)
    expect(seen).toEqual(range(6_500 - seen.length, 6_500))
  })

  it('has no gap when more came at once than a scroll-back holds', async () => {
    using kept = screen()
    await feed(kept, lines(0, 2_000))
    await packed(kept)
    await feed(kept, lines(2_000, 9_000))
    const seen = numbers(await shown(kept))
    expect(seen).toEqual(range(9_000 - seen.length, 9_000))
    await packed(kept)
    // The terminal takes rows back from its scroll-back then, so that more of the history is wanted.
    kept.resize({ cols: 80, rows: 60 })
    const later = numbers(await shown(kept))
    expect(later).toEqual(range(9_000 - later.length, 9_000))
    expect(later.length).toBeGreaterThanOrEqual(4_900)
  })

  it('leaves the scrolling region, the saved cursor, tabs and the alternate screen as they are', async () => {
    using kept = screen()
    using plain = screen()
    // Fills the scroll-back first; then a region, a saved cursor within it, tab stops of its own, a pending wrap.
    const state = '\x1b[3;10r\x1b[5;7H\x1b7\x1b[3g\x1b[1;21H\x1bH\x1b[4;1H'
    await feed(kept, lines(0, 2_000) + state)
    await feed(plain, lines(1_500, 2_000) + state)
    await packed(kept)
    const rest = '\tx\x1b8y\nz\n\n\n\n\n\n\nend\x1b[?1049hfull\x1b[?1049l!'
    await feed(kept, rest)
    await feed(plain, rest)
    expect(cells(kept.terminal).slice(-24)).toEqual(cells(plain.terminal).slice(-24))
  })

  it('is forgotten when a program clears the scroll-back', async () => {
    using kept = screen()
    for (const clear of ['\x1b[3J', '\x1bc']) {
      await feed(kept, lines(0, 2_000))
      await packed(kept)
      await feed(kept, `${clear}line 7\r\n`)
      expect(
        numbers(await shown(kept))
          .slice(0, -1)
          .filter((line) => line < 1_900),
      ).toEqual([])
    }
  })

  it('stays within its bytes, whatever is printed', () => {
    const history = new History(5_000)
    for (let block = 0; block < 50; block++) {
      history.add(
        100,
        Array.from({ length: 100_000 }, () => String.fromCharCode(32 + Math.random() * 90)).join(''),
      )
    }
    expect(Buffer.byteLength(history.text(5_000))).toBeLessThan(4 * 1024 * 1024)
    expect(history.text(5_000)).not.toBe('')
  })
})
