/*
 * `snapshots.pattern` is a Pongo2 template with `creation_date`, and `%d` for a number. What is written here follows
 * the server for the two things that people use, to show a name beforehand; of anything else only the server knows.
 */

const defaultPattern = 'snap%d'

type Token = { go: string; of: (at: Date) => string }
const pad = (value: number, length = 2): string => String(value).padStart(length, '0')

/** The parts of Go's layout of a date; the longer ones first, as they are looked for in this order. */
const tokens: readonly Token[] = [
  { go: '2006', of: (at) => pad(at.getUTCFullYear(), 4) },
  { go: '01', of: (at) => pad(at.getUTCMonth() + 1) },
  { go: '02', of: (at) => pad(at.getUTCDate()) },
  { go: '15', of: (at) => pad(at.getUTCHours()) },
  { go: '04', of: (at) => pad(at.getUTCMinutes()) },
  { go: '05', of: (at) => pad(at.getUTCSeconds()) },
]

/** A date by one of Go's layouts, or undefined where it has parts that we do not know. */
const goDate = (layout: string, at: Date): string | undefined => {
  const known = /2006|01|02|15|04|05/g
  // A letter or a digit that is left over is a part of a date as well, such as the 2 of a day without a nought.
  if (/[A-Za-z\d]/.test(layout.replaceAll(known, '-'))) return undefined
  return layout.replaceAll(known, (go) => tokens.find((token) => token.go === go)?.of(at) ?? go)
}

const rendered = (pattern: string, now: Date): string | undefined => {
  let known = true
  const text = pattern.replaceAll(/\{\{(.*?)\}\}/g, (_, inside: string) => {
    const layout = /^\s*creation_date\s*\|\s*date\s*:\s*(["'])(.*?)\1\s*$/.exec(inside)?.[2]
    const date = layout === undefined ? undefined : goDate(layout, now)
    if (date === undefined) known = false
    return date ?? ''
  })
  return known && !/\{[{%]/.test(text) ? text : undefined
}

/** The number after the highest one that names of this pattern have; 0 where there is none. */
const nextNumber = (pattern: string, names: readonly string[]): number => {
  const [before = '', after = ''] = pattern.split('%d')
  const numbers = names.flatMap((name) => {
    if (!name.startsWith(before) || !name.endsWith(after)) return []
    const middle = name.slice(before.length, name.length - after.length)
    return /^\d+$/.test(middle) ? [Number(middle)] : []
  })
  return Math.max(-1, ...numbers) + 1
}

/**
 * What the server would call the next snapshot of an instance that has `names`, or undefined where only the server
 * can tell. The clock of the server is taken to be UTC.
 */
export const nextName = (
  pattern: string | undefined,
  names: readonly string[],
  now: Date,
): string | undefined => {
  const text = rendered(pattern === undefined || pattern === '' ? defaultPattern : pattern, now)
  if (text === undefined || text.split('%d').length > 2) return undefined
  if (text.includes('%d')) return text.replace('%d', String(nextNumber(text, names)))
  return names.includes(text) ? `${text}-${nextNumber(`${text}-%d`, names)}` : text
}

export type PatternProblem = 'numbers' | 'braces'

/** What the server would refuse only when it takes the next snapshot, hours later and with nobody looking. */
export const patternProblem = (pattern: string): PatternProblem | null => {
  if (pattern.split('%d').length > 2) return 'numbers'
  return pattern.split('{{').length === pattern.split('}}').length ? null : 'braces'
}
