import { ActionRun } from '@gantry/protocol/actions'
import { queryOptions } from '@tanstack/react-query'
import { request } from '../../api/request.ts'
import { type ApiResult, unwrap } from '../../api/result.ts'
import { live } from '../../live/live.ts'

/** A run of before this visit is fetched once; from then on the live socket tells how it goes on. */
export const actionRunQuery = (id: string) =>
  queryOptions({
    queryKey: ['action-run', id],
    staleTime: 0,
    queryFn: async () => {
      const run = await unwrap(
        request('GET', `api/fleet/actions/${encodeURIComponent(id)}`, { schema: ActionRun }),
      )
      live.putRun(run)
      return run
    },
  })

export const cancelRun = (id: string): Promise<ApiResult<undefined>> =>
  request('DELETE', `api/fleet/actions/${encodeURIComponent(id)}`)
