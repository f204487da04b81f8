import { mostMade } from '@gantry/protocol/actions'

/** Thrown inside only: the whole list is never built where it would be too long, as of `{1..1000000000}`. */
class TooMany extends Error {}

const checked = (count: number): number => {
  if (count > mostMade) throw new TooMany()
  return count
}

const numbers = /^(-?\d+)\.\.(-?\d+)(?:\.\.(-?\d+))?$/
const letters = /^([A-Za-z])\.\.([A-Za-z])(?:\.\.(-?\d+))?$/

const steps = (from: number, to: number, by: string | undefined): number[] => {
  const step = Math.abs(Number(by ?? 1)) || 1
  const length = checked(Math.floor(Math.abs(to - from) / step) + 1)
  return Array.from({ length }, (_, index) => from + index * step * Math.sign(to - from))
}

/** A range is padded to its longer end where one of them begins with a zero, as bash does. */
const rangeOf = (body: string): string[] | undefined => {
  const [, from = '', to = '', by] = numbers.exec(body) ?? letters.exec(body) ?? []
  if (from === '') return undefined
  if (!/\d/.test(from)) {
    return steps(from.charCodeAt(0), to.charCodeAt(0), by).map((code) => String.fromCharCode(code))
  }
  const width = [from, to].some((end) => /^-?0\d/.test(end)) ? Math.max(from.length, to.length) : 0
  return steps(Number(from), Number(to), by).map((value) =>
    value < 0 ? `-${String(-value).padStart(width - 1, '0')}` : String(value).padStart(width, '0'),
  )
}

/** Where the brace that opens at `open` closes, and the commas of its own level. */
const braceAt = (text: string, open: number): { close: number; commas: number[] } | undefined => {
  const commas: number[] = []
  let depth = 0
  for (let at = open; at < text.length; at += 1) {
    const character = text[at]
    if (character === '{') depth += 1
    else if (character === ',' && depth === 1) commas.push(at)
    else if (character === '}') {
      depth -= 1
      if (depth === 0) return { close: at, commas }
    }
  }
  return undefined
}

const alternatives = (text: string, open: number, close: number, commas: readonly number[]): string[] => {
  const ends = [...commas, close]
  return ends.flatMap((end, index) =>
    expand(text.slice((index === 0 ? open : (ends[index - 1] ?? open)) + 1, end)),
  )
}

const expand = (text: string): string[] => {
  for (let open = text.indexOf('{'); open !== -1; open = text.indexOf('{', open + 1)) {
    const brace = braceAt(text, open)
    if (brace === undefined) continue
    const { close, commas } = brace
    const middle =
      commas.length > 0 ? alternatives(text, open, close, commas) : rangeOf(text.slice(open + 1, close))
    if (middle === undefined) continue
    const rest = expand(text.slice(close + 1))
    checked(middle.length * rest.length)
    return middle.flatMap((part) => rest.map((end) => text.slice(0, open) + part + end))
  }
  return [text]
}

/**
 * The names that a text stands for, with braces as bash expands them: `web-{1..3}`, `{a,b}`, `{01..12}`, `{a..e}`,
 * `{0..8..2}`, and braces in braces. Braces that are neither stay as they are. `undefined` where they are more than
 * `mostMade`.
 */
export const namesOf = (text: string): string[] | undefined => {
  try {
    return expand(text)
  } catch (error) {
    if (error instanceof TooMany) return undefined
    throw error
  }
}

export const isSeveral = (text: string): boolean => (namesOf(text)?.length ?? mostMade) > 1
