import type { Result } from '@gantry/lxd-client'
import { outcome } from '@gantry/lxd-client/groups/operations'
import type { Operation } from '@gantry/lxd-client/types/operation'
import { lxd, lxdFailure } from './lxd.ts'
import type { ApiResult } from './result.ts'

/**
 * Waits for the end of what a call to a server started; without an operation it was done at once. Answers the ended
 * operation, or why it failed in the server's own words. `onStarted` is told its id, to show how far it is.
 */
export const finished = async (
  server: string,
  started: Promise<Result<Operation | undefined>>,
  onStarted?: (operation: string) => void,
): Promise<ApiResult<Operation | undefined>> => {
  const begun = await started
  if (!begun.ok) return { ok: false, failure: lxdFailure(server, begun) }
  if (begun.value === undefined) return { ok: true, value: undefined }
  onStarted?.(begun.value.id.toLowerCase())
  const waited = await lxd(server).operations.wait(begun.value)
  const ended = waited.ok ? outcome(waited.value) : waited
  return ended.ok ? { ok: true, value: ended.value } : { ok: false, failure: lxdFailure(server, ended) }
}
