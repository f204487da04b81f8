import { type OpenTerminal, type ShareTerminal, TerminalRow } from '@gantry/protocol/terminal'
import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { queries } from '../../api/query-client.ts'
import { request } from '../../api/request.ts'
import { type ApiResult, unwrap } from '../../api/result.ts'

const Rows = z.array(TerminalRow)

export const readTerminals = (signal: AbortSignal): Promise<ApiResult<TerminalRow[]>> =>
  request('GET', 'api/terminals', { schema: Rows, signal })

/** The person's sessions, those that are shared with them, and for who manages a server all of it. */
export const terminalsQuery = queryOptions({
  queryKey: ['terminal'],
  queryFn: ({ signal }) => unwrap(readTerminals(signal)),
})

const changed = <T>(result: ApiResult<T>): ApiResult<T> => {
  void queries.invalidateQueries({ queryKey: terminalsQuery.queryKey })
  return result
}

export const openTerminal = async (body: OpenTerminal): Promise<ApiResult<TerminalRow>> => {
  const result = await request('POST', 'api/terminals', { body, schema: TerminalRow })
  // Known before the list comes: what is shown for it depends on what it is.
  if (result.ok) {
    const { value } = result
    queries.setQueryData(terminalsQuery.queryKey, (rows) => rows && [...rows, value])
  }
  return changed(result)
}

export const shareTerminal = async (id: string, body: ShareTerminal): Promise<ApiResult<TerminalRow>> =>
  changed(await request('PATCH', `api/terminals/${id}`, { body, schema: TerminalRow }))

/** One that has ended, once more under the same id. */
export const restartTerminal = async (id: string): Promise<ApiResult<TerminalRow>> =>
  changed(await request('POST', `api/terminals/${id}/restart`, { schema: TerminalRow }))

/** Ends it; one that has ended is taken off the list. */
export const removeTerminal = async (id: string): Promise<ApiResult<undefined>> =>
  changed(await request('DELETE', `api/terminals/${id}`))
