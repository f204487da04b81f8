/**
 * Shapes are types that exist at run time. The compiler holds each one to its type: a field that the type has and the
 * shape lacks, or the other way round, or of another kind, does not compile. The contract tests hold it to what real
 * servers send. So a field that a server sends and the type lacks fails a test.
 */
export interface Shape<T> {
  /** What is wrong with a value, one line for each finding: `instance.state.cpu: unknown field`. */
  check(value: unknown, at: string): string[]
  /** Never there: it makes a shape of one type unfit for any other, wider or narrower. */
  type?: (value: T) => T
}

type Fields<T> = { [Key in keyof T]-?: Shape<T[Key]> }

export function object<T extends object>() {
  return <F extends Fields<T>>(fields: F & { [Key in Exclude<keyof F, keyof T>]: never }): Shape<T> => ({
    check(value, at) {
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        return [`${at}: ${show(value)}, no object`]
      const shapes = new Map<string, Shape<unknown>>(Object.entries(fields))
      const sent = new Map<string, unknown>(Object.entries(value))
      return [
        ...[...sent.keys()]
          .filter((key) => !shapes.has(key))
          .map((key) => `${at}.${key}: unknown field, ${show(sent.get(key))}`),
        ...[...shapes].flatMap(([key, shape]) => shape.check(sent.get(key), `${at}.${key}`)),
      ]
    },
  })
}

function simple<T>(kind: string, is: (value: unknown) => boolean): Shape<T> {
  return { check: (value, at) => (is(value) ? [] : [`${at}: ${show(value)}, no ${kind}`]) }
}

export const text: Shape<string> = simple('text', (value) => typeof value === 'string')
export const number: Shape<number> = simple('number', (value) => typeof value === 'number')
export const flag: Shape<boolean> = simple('flag', (value) => typeof value === 'boolean')
export const anything: Shape<unknown> = { check: () => [] }

export function oneOf<const T extends string | number>(...values: T[]): Shape<T> {
  const known = new Set<unknown>(values)
  return {
    check: (value, at) =>
      known.has(value) ? [] : [`${at}: ${show(value)}, not one of ${values.join(', ')}`],
  }
}

export function list<T>(item: Shape<T>): Shape<T[]> {
  return {
    check: (value, at) =>
      Array.isArray(value)
        ? value.flatMap((element, index) => item.check(element, `${at}[${index}]`))
        : [`${at}: ${show(value)}, no list`],
  }
}

export function mapOf<T>(item: Shape<T>): Shape<Record<string, T>> {
  return {
    check: (value, at) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.entries(value).flatMap(([key, element]) => item.check(element, `${at}[${key}]`))
        : [`${at}: ${show(value)}, no map`],
  }
}

/** Go sends null for an empty list or map, and for a missing part. */
export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return { check: (value, at) => (value === null ? [] : shape.check(value, at)) }
}

/** A field that not every server sends. */
export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return { check: (value, at) => (value === undefined ? [] : shape.check(value, at)) }
}

function show(value: unknown): string {
  return value === undefined ? 'missing' : (JSON.stringify(value)?.slice(0, 80) ?? typeof value)
}

/** A shape that is written further down, for types that hold each other. */
export function lazy<T>(shape: () => Shape<T>): Shape<T> {
  return { check: (value, at) => shape().check(value, at) }
}
