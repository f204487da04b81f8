import { ActionRun, type StartAction } from '@gantry/protocol/actions'
import { live } from '../live/live.ts'
import { request } from './request.ts'
import type { ApiResult } from './result.ts'

/** Starts one action on many instances. The run shows in the operations pane, and goes on when the tab closes. */
export const startAction = async (body: StartAction): Promise<ApiResult<ActionRun>> => {
  const result = await request('POST', 'api/fleet/actions', { body, schema: ActionRun })
  if (result.ok) live.putRun(result.value)
  return result
}
