import { type SaveCommand, SavedCommand } from '@gantry/protocol/saved-command'
import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { queries } from '../../api/query-client.ts'
import { request } from '../../api/request.ts'
import { type ApiResult, unwrap } from '../../api/result.ts'

export const savedCommandsQuery = queryOptions({
  queryKey: ['saved-command'],
  // Others change them too, and no hint says so: each visit asks anew, and shows the known ones meanwhile.
  staleTime: 0,
  queryFn: ({ signal }) =>
    unwrap(request('GET', 'api/saved-commands', { schema: z.array(SavedCommand), signal })),
})

const changed = async <T>(result: ApiResult<T>): Promise<ApiResult<T>> => {
  if (result.ok) await queries.invalidateQueries({ queryKey: savedCommandsQuery.queryKey })
  return result
}

/** A new one, or with an id another content for that one. */
export const saveCommand = async (
  body: SaveCommand,
  id: string | undefined,
): Promise<ApiResult<SavedCommand>> =>
  changed(
    id === undefined
      ? await request('POST', 'api/saved-commands', { body, schema: SavedCommand })
      : await request('PUT', `api/saved-commands/${encodeURIComponent(id)}`, { body, schema: SavedCommand }),
  )

export const removeCommand = async (id: string): Promise<ApiResult<undefined>> =>
  changed(await request('DELETE', `api/saved-commands/${encodeURIComponent(id)}`))
