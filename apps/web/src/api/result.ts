/**
 * Why a request did not do what was asked. `refused` carries what the BFF or the server said; `network` means that
 * no answer came; `unexpected` that the answer was not what the schema says.
 */
export type ApiFailure = {
  kind: 'refused' | 'network' | 'unexpected' | 'signed-out'
  status?: number
  code: string
  message: string
  request?: string
  /** The name of the server whose own words `message` holds. */
  server?: string
  /** What is wrong with which field of a form, by dotted path. */
  fields?: Record<string, string>
}

export type ApiResult<T> = { ok: true; value: T } | { ok: false; failure: ApiFailure }

/** What react-query is thrown, so that `error.failure` is there for {@link ErrorPanel}. */
export class FailureError extends Error {
  readonly failure: ApiFailure

  constructor(failure: ApiFailure) {
    super(failure.message)
    this.name = 'FailureError'
    this.failure = failure
  }
}

/** For query functions, which say "failed" by throwing. Elsewhere the result itself is looked at. */
export const unwrap = async <T>(result: Promise<ApiResult<T>>): Promise<T> => {
  const settled = await result
  if (settled.ok) return settled.value
  throw new FailureError(settled.failure)
}

/** Anything that was thrown, as a failure to show. */
export const toFailure = (error: unknown): ApiFailure =>
  error instanceof FailureError
    ? error.failure
    : {
        kind: 'unexpected',
        code: 'unexpected',
        message: error instanceof Error ? error.message : String(error),
      }
