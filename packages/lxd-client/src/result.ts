/**
 * What every call of this package answers. Nothing here throws: a failed call is a value that says why, so one
 * broken server cannot blank a page, and the compiler makes the caller look at the failure.
 *
 * - `refused`: the server answered, and said no. `status` is its HTTP status, `message` its own words, whole.
 * - `unreachable`: no connection, or it broke before an answer was complete.
 * - `timeout`: the time given for this call ran out.
 * - `pin-mismatch`: the server showed another certificate than the pinned one; no HTTP byte was sent to it.
 * - `not-lxd`: something answered that does not speak this API (also a redirect, or an oversized answer).
 * - `aborted`: the caller's own signal ended the call.
 */
export type Result<T> = Ok<T> | Failure

export interface Ok<T> {
  ok: true
  value: T
  /** The entity tag of the object read, to send back as `etag` with a change. */
  etag?: string
}

export type FailureKind = 'refused' | 'unreachable' | 'timeout' | 'pin-mismatch' | 'not-lxd' | 'aborted'

export interface Failure {
  ok: false
  kind: FailureKind
  /** The HTTP status, where there was an answer. */
  status?: number
  message: string
}

/** A success. An undefined entity tag is left out. */
export function ok<T>(value: T, etag?: string): Ok<T> {
  return etag === undefined ? { ok: true, value } : { ok: true, value, etag }
}

/** A failure. An undefined status is left out. */
export function fail(kind: FailureKind, message: string, status?: number): Failure {
  return status === undefined ? { ok: false, kind, message } : { ok: false, kind, status, message }
}

/** Applies `change` to the value of a success and keeps its entity tag; a failure passes as it is. */
export function mapResult<T, U>(result: Result<T>, change: (value: T) => U): Result<U> {
  return result.ok ? ok(change(result.value), result.etag) : result
}

/** Goes on with the value of a success; a failure passes as it is. */
export async function andThen<T, U>(
  result: Result<T>,
  next: (value: T) => Promise<Result<U>> | Result<U>,
): Promise<Result<U>> {
  return result.ok ? await next(result.value) : result
}

/** The message of anything that was thrown, for the `message` of a failure. */
export function messageOf(thrown: unknown): string {
  if (thrown instanceof AggregateError && thrown.message === '') {
    return thrown.errors.map(messageOf).join('; ')
  }
  return thrown instanceof Error ? thrown.message : String(thrown)
}
