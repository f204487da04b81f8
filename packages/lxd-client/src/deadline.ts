import { type Failure, fail } from './result.ts'
import { defaultTimeoutMs, type TransportRequest } from './transport.ts'

/** The caller's signal and a request's own clock as one signal, which can tell afterwards which of the two ended it. */
export interface Deadline {
  signal: AbortSignal
  /** The failure if this deadline ended the request; undefined if something else did. */
  failure(): Failure | undefined
  /** The time given is kept; from here on only the caller's signal counts. */
  stopClock(): void
  /** Lets go of the caller's signal and the clock. */
  release(): void
}

export function deadlineOf(request: TransportRequest): Deadline {
  const { signal, timeoutMs = defaultTimeoutMs } = request
  const what = `${request.method} ${request.path}`
  const controller = new AbortController()
  let failure: Failure | undefined
  const end = (why: Failure) => {
    failure ??= why
    controller.abort()
  }
  const onAbort = () => end(fail('aborted', `${what} was aborted`))
  if (signal?.aborted) onAbort()
  else signal?.addEventListener('abort', onAbort)
  const onTimeout = () => end(fail('timeout', `${what} had no answer within ${timeoutMs} ms`))
  const clock = timeoutMs > 0 ? setTimeout(onTimeout, timeoutMs) : undefined
  const stopClock = () => clearTimeout(clock)
  return {
    signal: controller.signal,
    failure: () => failure,
    stopClock,
    release: () => {
      stopClock()
      signal?.removeEventListener('abort', onAbort)
    },
  }
}
