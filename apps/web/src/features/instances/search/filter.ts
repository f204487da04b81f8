import type { InstanceRow } from '@gantry/protocol/instance-row'
import { type Field, findField, freeText, type SearchServers } from './fields.ts'
import { type PlacedTerm, parseQuery, type Term, type Value } from './query.ts'

export type Problem = {
  kind: 'unknown-field' | 'no-value'
  field: string
  start: number
  end: number
}

export type Filter = {
  matches: (row: InstanceRow) => boolean
  /** What could not be understood. A term with a problem hides nothing. */
  problems: Problem[]
  terms: PlacedTerm[]
}

type Matcher = (values: readonly string[]) => boolean

const globPattern = (glob: string): RegExp =>
  new RegExp(
    `^${glob
      .split('*')
      .map((part) => part.replaceAll(/[\\^$.|?+()[\]{}]/g, '\\$&'))
      .join('.*')}$`,
    's',
  )

/** `values` are in lower case already. Text that is empty finds what has no value: `description:""`. */
const valueMatcher = (value: Value, whole: boolean, canon: Field['canon']): Matcher => {
  const lower = value.text.toLowerCase()
  if (lower === '') return (values) => values.length === 0
  if (!value.quoted && lower.includes('*')) {
    const pattern = globPattern(lower)
    return (values) => values.some((candidate) => pattern.test(candidate))
  }
  const text = canon?.[lower] ?? lower
  return whole
    ? (values) => values.includes(text)
    : (values) => values.some((candidate) => candidate.includes(text))
}

const lowerCase = (values: readonly string[]): readonly string[] => values.map((value) => value.toLowerCase())

type RowTest = (row: InstanceRow) => boolean

const termTest = (term: Term, servers: SearchServers): RowTest | undefined => {
  const field = term.field === null ? undefined : findField(term.field)
  if (term.field !== null && field === undefined) return undefined
  if (term.values.length === 0) return undefined
  const matchers = term.values.map((value) => valueMatcher(value, field?.whole ?? false, field?.canon))
  const read = field?.values ?? freeText
  return (row) => {
    const values = lowerCase(read(row, servers))
    return matchers.some((matcher) => matcher(values)) !== term.negated
  }
}

const problemOf = (term: PlacedTerm): Problem[] => {
  if (term.field === null) return []
  const place = { field: term.field, start: term.start, end: term.end }
  if (findField(term.field) === undefined) return [{ kind: 'unknown-field', ...place }]
  return term.values.length === 0 ? [{ kind: 'no-value', ...place }] : []
}

/** Reads the text once and gives a test for rows. `servers` maps ids to names, as people search by name. */
export const compileFilter = (text: string, servers: SearchServers): Filter => {
  const terms = parseQuery(text)
  const tests = terms.flatMap((term) => termTest(term, servers) ?? [])
  return {
    matches: (row) => tests.every((test) => test(row)),
    problems: terms.flatMap(problemOf),
    terms,
  }
}
