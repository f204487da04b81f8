/*
 * The search grammar of the instances page.
 *
 *   query  = term, separated by blanks; all terms must match
 *   term   = ["-"] [field (":" | "=")] value {"," value}; "-" negates, a comma means or
 *   value  = word | '"' text '"'; in a word "*" stands for anything; in quotes `\"` and `\\` are escapes
 *
 * A word without a field is looked for in everything that a row shows.
 */

/** One alternative of a term. In quoted text a `*` is a star and nothing else. */
export type Value = { text: string; quoted: boolean }

export type Term = { negated: boolean; field: string | null; values: Value[] }

/** A term with where it stands in the text, so that a message can be shown at it and completion can replace it. */
export type PlacedTerm = Term & {
  start: number
  end: number
  /** Where the field's name begins, behind a `-`. */
  fieldStart: number
  /** Where the values begin: behind `field:`. */
  valueStart: number
}

const isBlank = (character: string | undefined): boolean => character === undefined || /\s/.test(character)
const fieldName = /^[A-Za-z][A-Za-z0-9._-]*$/

type Cursor = { text: string; at: number }

const readQuoted = (cursor: Cursor): string => {
  let text = ''
  cursor.at += 1
  while (cursor.at < cursor.text.length && cursor.text[cursor.at] !== '"') {
    if (cursor.text[cursor.at] === '\\' && cursor.at + 1 < cursor.text.length) cursor.at += 1
    text += cursor.text[cursor.at]
    cursor.at += 1
  }
  cursor.at += 1
  return text
}

const readWord = (cursor: Cursor): string => {
  const start = cursor.at
  while (!isBlank(cursor.text[cursor.at]) && cursor.text[cursor.at] !== ',') cursor.at += 1
  return cursor.text.slice(start, cursor.at)
}

const readValues = (cursor: Cursor): Value[] => {
  const values: Value[] = []
  while (!isBlank(cursor.text[cursor.at])) {
    if (cursor.text[cursor.at] === ',') {
      cursor.at += 1
      continue
    }
    const quoted = cursor.text[cursor.at] === '"'
    values.push({ text: quoted ? readQuoted(cursor) : readWord(cursor), quoted })
  }
  cursor.at = Math.min(cursor.at, cursor.text.length)
  return values
}

/** The length of `field:` at the cursor, or 0 where no field is named. */
const fieldLength = (cursor: Cursor): number => {
  const rest = cursor.text.slice(cursor.at)
  const match = /^[^\s:=",*]+(?=[:=])/.exec(rest)
  return match !== null && fieldName.test(match[0]) ? match[0].length : 0
}

const readTerm = (cursor: Cursor): PlacedTerm => {
  const start = cursor.at
  const negated = cursor.text[cursor.at] === '-'
  if (negated) cursor.at += 1
  const fieldStart = cursor.at
  const length = fieldLength(cursor)
  const field = length === 0 ? null : cursor.text.slice(fieldStart, fieldStart + length).toLowerCase()
  if (length > 0) cursor.at += length + 1
  const valueStart = cursor.at
  const values = readValues(cursor)
  return { negated, field, values, start, end: cursor.at, fieldStart, valueStart }
}

/** Reads any text; there is no text that cannot be read. Terms without a value are kept: they are half typed. */
export const parseQuery = (text: string): PlacedTerm[] => {
  const cursor: Cursor = { text, at: 0 }
  const terms: PlacedTerm[] = []
  while (cursor.at < text.length) {
    if (isBlank(text[cursor.at])) cursor.at += 1
    else terms.push(readTerm(cursor))
  }
  return terms
}

const plain = /^[^\s",:=-][^\s",:=]*$/
const plainBehindField = /^[^\s",][^\s,]*$/

/** A value as it must be typed to be read back as the same value. */
export const printValue = (value: Value, behindField: boolean): string => {
  const asWord = !value.quoted && (behindField ? plainBehindField : plain).test(value.text)
  return asWord ? value.text : `"${value.text.replaceAll(/["\\]/g, (character) => `\\${character}`)}"`
}

export const printTerm = (term: Term): string => {
  const field = term.field === null ? '' : `${term.field}:`
  const values = term.values.map((value) => printValue(value, term.field !== null))
  return `${term.negated ? '-' : ''}${field}${values.join(',')}`
}

export const printQuery = (terms: readonly Term[]): string => terms.map(printTerm).join(' ')
