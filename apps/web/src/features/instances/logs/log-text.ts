/**
 * The end of a text, of at least `length` characters where there are as many, from the beginning of a line. It begins
 * where it began before until `step` more have come, so that what is read stays in its place while the text grows.
 */
export const tailOf = (text: string, length: number, step = 1): string => {
  if (text.length < length + step) return text
  const from = Math.floor((text.length - length) / step) * step
  const line = text.indexOf('\n', from - 1)
  return text.slice(line < 0 || line === text.length - 1 ? from : line + 1)
}

export type Block = { start: number; text: string; lines: number }

/**
 * A text in pieces of some lines each: the browser lays out only those that are on the screen, however long the whole
 * is. Each but the last ends with its line end.
 */
export const blocksOf = (text: string, linesEach = 200): Block[] => {
  const blocks: Block[] = []
  let start = 0
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    lines += 1
    if (lines < linesEach) continue
    blocks.push({ start, text: text.slice(start, at + 1), lines })
    start = at + 1
    lines = 0
  }
  if (start < text.length) blocks.push({ start, text: text.slice(start), lines: lines + 1 })
  return blocks
}

/** More than that nobody goes through one by one, and each costs an element. */
const mostMatches = 5_000

/** Where the searched text stands, whatever its case; the first 5,000 places. */
export const matchesOf = (text: string, wanted: string): number[] => {
  if (wanted === '') return []
  const pattern = new RegExp(wanted.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'gi')
  const places: number[] = []
  for (const match of text.matchAll(pattern)) {
    places.push(match.index)
    if (places.length === mostMatches) break
  }
  return places
}

/** Which of the places is shown: the wanted one where it is still there, else the last, which is the newest. */
export const placeOf = (places: readonly number[], wanted: number | undefined): number => {
  const at = wanted === undefined ? -1 : places.indexOf(wanted)
  return at < 0 ? places.length - 1 : at
}
