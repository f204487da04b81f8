import { outcome } from '@gantry/lxd-client/groups/operations'
import type { Operation } from '@gantry/lxd-client/types/operation'
import { type Asked, cancelledEnd, done, type End, failed, type WayEnd } from './end.ts'

/** After this long without a word LXD itself has given up on a socket that nobody opened. */
const goneMs = 30_000

/**
 * Waits for the end of the operation that makes the copy. When it is cancelled, both operations are: LXD lets a source be
 * cancelled that waits for others to fetch, and nothing else, so what cannot be cancelled is waited for.
 */
export const followCreation = async (
  { from, to, cancelled, ending }: Asked,
  creation: Operation,
  source?: Operation,
): Promise<WayEnd> => {
  const cancelSource = (): void => {
    if (source !== undefined) void from.client.operations.cancel(source)
  }
  cancelled.addEventListener('abort', cancelSource)
  if (cancelled.aborted) cancelSource()
  const result = await to.client.operations.finish(creation, { cancelled, signal: ending })
  cancelled.removeEventListener('abort', cancelSource)
  if (result.ok) return done
  if (ending.aborted) return failed('Gantry ended while it went on.')
  if (cancelled.aborted) return cancelledEnd
  return failed(`${to.name}: ${result.message}`, isUnreachable(result.message))
}

/** Why the other end of a migration ended, which is told better there; undefined while it has not. */
export const endOf = async (end: End, operation: Operation): Promise<string | undefined> => {
  const ended = await end.client.operations.wait(operation, { seconds: 5, timeoutMs: goneMs })
  const result = ended.ok ? outcome(ended.value) : ended
  return !ended.ok || result.ok ? undefined : `${end.name}: ${result.message}`
}

/** What Go's network says when it gets no connection. */
export const isUnreachable = (message: string): boolean =>
  /dial tcp|i\/o timeout|no route to host|network is unreachable|connection refused|no such host|deadline exceeded|x509|bad handshake|tls: /i.test(
    message,
  )
