import { isObject } from './escapes.ts'

/**
 * Takes the metadata out of every operation that is not a plain task: those of exec, console and migration hold the
 * secrets of their sockets, and those of class `token` are tokens. Works on one operation and on lists by status.
 */
export function scrubOperations(answer: unknown): unknown {
  if (!isObject(answer)) return answer
  return { ...answer, metadata: scrub(answer.metadata) }
}

function scrub(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(scrub)
  if (!isObject(value)) return value
  if (typeof value.class === 'string') return value.class === 'task' ? value : { ...value, metadata: null }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, scrub(inner)]))
}
