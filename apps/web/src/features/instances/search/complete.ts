import type { InstanceRow } from '@gantry/protocol/instance-row'
import { type Field, fields, findField, type SearchServers } from './fields.ts'
import { type PlacedTerm, parseQuery, printValue } from './query.ts'

export type Suggestion = {
  /** What is shown. */
  label: string
  kind: 'field' | 'value'
  /** What replaces the text between `from` and `to`. */
  insert: string
  /** Rows with this value; fields have none. */
  count: number | null
}

export type Completion = { from: number; to: number; suggestions: Suggestion[] }

const most = 12

const userKeys = (rows: Iterable<InstanceRow>): string[] => {
  const keys = new Set<string>()
  for (const row of rows) for (const key of Object.keys(row.user)) keys.add(`user.${key}`)
  return [...keys].sort()
}

const fieldSuggestions = (typed: string, rows: Iterable<InstanceRow>): Suggestion[] =>
  [...fields.map((field) => field.name), ...userKeys(rows)]
    .filter((name) => name.toLowerCase().startsWith(typed.toLowerCase()))
    .slice(0, most)
    .map((name) => ({ label: `${name}:`, kind: 'field', insert: `${name}:`, count: null }))

const valueCounts = (
  field: Field,
  rows: Iterable<InstanceRow>,
  servers: SearchServers,
): Map<string, number> => {
  const counts = new Map((field.known ?? []).map((value) => [value, 0]))
  for (const row of rows) {
    for (const value of field.values(row, servers)) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return counts
}

const valueSuggestions = (
  field: Field,
  typed: string,
  /** The other alternatives of the term, in lower case. */
  taken: ReadonlySet<string>,
  rows: Iterable<InstanceRow>,
  servers: SearchServers,
): Suggestion[] => {
  const wanted = typed.toLowerCase()
  return [...valueCounts(field, rows, servers)]
    .filter(([value]) => value.toLowerCase().includes(wanted) && !taken.has(value.toLowerCase()))
    .sort(([a, countA], [b, countB]) => countB - countA || a.localeCompare(b))
    .slice(0, most)
    .map(([value, count]) => ({
      label: value,
      kind: 'value',
      // A star of a real value would be read as "anything": quotes keep it a star.
      insert: printValue({ text: value, quoted: value.includes('*') }, true),
      count,
    }))
}

/** The piece of the term between the comma before the caret and the caret. */
const typedValue = (text: string, term: PlacedTerm, caret: number): { from: number; typed: string } => {
  const before = text.slice(term.valueStart, caret)
  const from = term.valueStart + before.lastIndexOf(',') + 1
  return { from, typed: text.slice(from, caret).replace(/^"/, '') }
}

/** What could stand at the caret: fields while a word is begun, values behind `field:`. */
export const complete = (
  text: string,
  caret: number,
  rows: Iterable<InstanceRow>,
  servers: SearchServers,
): Completion => {
  const term = parseQuery(text).find((candidate) => candidate.start <= caret && caret <= candidate.end)
  if (term === undefined) return { from: caret, to: caret, suggestions: fieldSuggestions('', rows) }
  if (term.field === null || caret < term.valueStart) {
    const typed = text.slice(term.fieldStart, caret)
    const suggestions = typed.startsWith('"') ? [] : fieldSuggestions(typed, rows)
    return { from: term.fieldStart, to: caret, suggestions }
  }
  const field = findField(term.field)
  const taken = new Set(term.values.map((value) => value.text.toLowerCase()))
  const { from, typed } = typedValue(text, term, caret)
  const suggestions = field === undefined ? [] : valueSuggestions(field, typed, taken, rows, servers)
  return { from, to: caret, suggestions }
}

/** The text with the suggestion in place, and where the caret stands behind it. */
export const accept = (
  text: string,
  completion: Completion,
  suggestion: Suggestion,
): { text: string; caret: number } => {
  const rest = text.slice(completion.to)
  const gap = suggestion.kind === 'value' && !/^[\s,]/.test(rest) ? ' ' : ''
  const head = `${text.slice(0, completion.from)}${suggestion.insert}${gap}`
  return { text: head + rest, caret: head.length }
}
