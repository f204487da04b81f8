import { build, type Caller, type CallOptions, inProject, type ProjectOptions, type Scope } from '../call.ts'
import { parseOperationUrl } from '../operation-url.ts'
import { fail, mapResult, ok, type Result } from '../result.ts'
import { path } from '../transport.ts'
import type { Operation } from '../types/operation.ts'

export interface OperationListOptions extends ProjectOptions {
  /** Operations of all projects, where the server knows the extension `operations_get_query_all_projects`. */
  allProjects?: boolean
}

export interface WaitOptions extends CallOptions {
  /** Seconds after which the server answers with the operation as it then is. Default: when it has ended. */
  seconds?: number
}

export interface FinishOptions extends CallOptions {
  /** When it comes, the server is asked to stop it; its end is waited for all the same. */
  cancelled?: AbortSignal
}

/**
 * Background operations (`doc/rest-api.md`, "Background operation"). Each is named by its UUID, its URL as a server
 * sends it (which may carry `?project=`), or the operation itself.
 */
export function operationCalls(call: Caller, scope: Scope) {
  const calls = {
    /** Those that run, and those that ended within the last seconds. */
    list: async (options: OperationListOptions = {}) => {
      const scoped = options.allProjects ? { ...options, project: undefined } : inProject(scope, options)
      const query = { recursion: 1, 'all-projects': options.allProjects ? true : undefined }
      const result = await call.read<Record<string, Operation[]>>(
        build('GET', '/1.0/operations', scoped, { query }),
      )
      return mapResult(result, (byStatus) => Object.values(byStatus).flat())
    },

    get: async (operation: string | Operation, options: CallOptions = {}) => {
      const id = idOf(operation)
      return id.ok ? call.read<Operation>(build('GET', path`/1.0/operations/${id.value}`, options)) : id
    },

    /**
     * Waits on the server until the operation ends, however long it takes, and answers its last state: look at it
     * with {@link outcome}. Never wait without `seconds` on one of class `token`, which stays Running.
     */
    wait: async (operation: string | Operation, options: WaitOptions = {}): Promise<Result<Operation>> => {
      const id = idOf(operation)
      if (!id.ok) return id
      const { seconds, ...timing } = options
      const result = await call.read<Operation>(
        build(
          'GET',
          path`/1.0/operations/${id.value}/wait`,
          { timeoutMs: 0, ...timing },
          { query: { timeout: seconds } },
        ),
      )
      // After the seconds given LXD answers with the operation as it is, and Incus with this error.
      const ranOut = seconds !== undefined && !result.ok && result.message === 'context deadline exceeded'
      return ranOut ? call.read<Operation>(build('GET', path`/1.0/operations/${id.value}`, timing)) : result
    },

    /** Asks it to stop. Refused unless it says `may_cancel`. */
    cancel: async (operation: string | Operation, options: CallOptions = {}) => {
      const id = idOf(operation)
      return id.ok ? call.send(build('DELETE', path`/1.0/operations/${id.value}`, options)) : id
    },

    /** Waits until it ends, however long it takes, and answers that end as a result. */
    finish: async (
      operation: string | Operation,
      { cancelled, ...options }: FinishOptions = {},
    ): Promise<Result<Operation>> => {
      const cancel = (): void => void calls.cancel(operation)
      cancelled?.addEventListener('abort', cancel)
      if (cancelled?.aborted) cancel()
      const ended = await calls.wait(operation, options)
      cancelled?.removeEventListener('abort', cancel)
      return ended.ok ? outcome(ended.value) : ended
    },
  }
  return calls
}

/** An ended operation as a result: its failure or cancellation becomes `refused` with the server's own words. */
export function outcome(operation: Operation): Result<Operation> {
  if (operation.status_code === 400) return fail('refused', operation.err, 400)
  if (operation.status_code === 401)
    return fail('refused', operation.err || 'The operation was cancelled', 401)
  return ok(operation)
}

function idOf(operation: string | Operation): Result<string> {
  if (typeof operation !== 'string') return ok(operation.id)
  const reference = parseOperationUrl(operation)
  return reference ? ok(reference.id) : fail('not-lxd', `“${operation}” is no operation's URL.`)
}
