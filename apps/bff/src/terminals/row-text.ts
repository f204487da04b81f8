import type headless from '@xterm/headless'

type Buffer = InstanceType<typeof headless.Terminal>['buffer']['normal']
type Cell = ReturnType<Buffer['getNullCell']>

/** What a cell may be besides coloured, and the parameter of SGR that says so. */
const attributes = [
  ['isBold', 1],
  ['isDim', 2],
  ['isItalic', 3],
  ['isUnderline', 4],
  ['isBlink', 5],
  ['isInverse', 7],
  ['isInvisible', 8],
  ['isStrikethrough', 9],
  ['isOverline', 53],
] as const
const reset = '\x1b[0m'

/**
 * Rows `start` to before `end`, as text that draws them again at the end of whatever a terminal shows, and begins and
 * ends with plain attributes. Rows that were one line stay one, so that a terminal of another width folds them anew.
 */
export function textOfRows(buffer: Buffer, start: number, end: number): string {
  const cell = buffer.getNullCell()
  let text = ''
  for (let row = start; row < end; row++) text += textOfRow(buffer, row, cell)
  return text
}

function textOfRow(buffer: Buffer, y: number, cell: Cell): string {
  const row = buffer.getLine(y)
  if (row === undefined) return ''
  let text = ''
  let style = ''
  let blanks = 0
  for (let x = 0; x < row.length; x++) {
    row.getCell(x, cell)
    if (cell.getWidth() === 0) continue
    const chars = cell.getChars()
    if (chars === '' && cell.isBgDefault()) {
      blanks += 1
      continue
    }
    if (blanks > 0) {
      if (style !== '') text += reset
      style = ''
      text += ' '.repeat(blanks)
      blanks = 0
    }
    const next = styleOf(cell)
    if (next !== style) {
      // The row that a coloured character wraps into would be filled with its colour.
      if (x === 0 && row.isWrapped && !cell.isBgDefault()) text += ' \b'
      text += next === '' ? reset : next
      style = next
    }
    text += chars === '' ? ' ' : chars
  }
  if (style !== '') text += reset
  const following = buffer.getLine(y + 1)
  if (following?.isWrapped !== true) return `${text}\r\n`
  // A terminal wraps only from its last column, or before it a wide character that has no place there.
  const isWideNext = following.getCell(0)?.getWidth() === 2
  return blanks === 0 || (blanks === 1 && isWideNext) ? text : text + ' '.repeat(blanks)
}

/** All of a cell's attributes, from plain ones; '' for plain ones. */
function styleOf(cell: Cell): string {
  if (cell.isAttributeDefault()) return ''
  const codes: number[] = [0]
  for (const [is, code] of attributes) if (cell[is]() !== 0) codes.push(code)
  if (!cell.isFgDefault()) codes.push(...colour(30, cell.isFgRGB(), cell.getFgColor()))
  if (!cell.isBgDefault()) codes.push(...colour(40, cell.isBgRGB(), cell.getBgColor()))
  return `\x1b[${codes.join(';')}m`
}

function colour(base: 30 | 40, isRgb: boolean, value: number): number[] {
  if (isRgb) return [base + 8, 2, value >> 16, (value >> 8) & 0xff, value & 0xff]
  if (value >= 16) return [base + 8, 5, value]
  return [value < 8 ? base + value : base + 60 + value - 8]
}
