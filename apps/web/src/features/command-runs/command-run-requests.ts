import { CommandOutput, CommandRun, type StartCommandRun } from '@gantry/protocol/saved-command'
import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { queries } from '../../api/query-client.ts'
import { request } from '../../api/request.ts'
import { type ApiResult, unwrap } from '../../api/result.ts'

/*
 * Keys are ['command-run', null, null, id, …]: a hint of this kind has the run's id as its name, and drops the list,
 * that run and what is shown of its output (live/hints.ts).
 */
const kind = 'command-run'
const at = (id: string): string => `api/command-runs/${encodeURIComponent(id)}`

export const commandRunsQuery = queryOptions({
  queryKey: [kind],
  queryFn: ({ signal }) =>
    unwrap(request('GET', 'api/command-runs', { schema: z.array(CommandRun), signal })),
})

export const commandRunQuery = (id: string) =>
  queryOptions({
    queryKey: [kind, null, null, id],
    queryFn: ({ signal }) => unwrap(request('GET', at(id), { schema: CommandRun, signal })),
  })

export const readOutput = (id: string, instance: string, signal?: AbortSignal): Promise<CommandOutput> =>
  unwrap(
    request('GET', `${at(id)}/output`, {
      query: { instance },
      schema: CommandOutput,
      ...(signal === undefined ? {} : { signal }),
    }),
  )

export const commandOutputQuery = (id: string, instance: string) =>
  queryOptions({
    queryKey: [kind, null, null, id, instance],
    queryFn: ({ signal }) => readOutput(id, instance, signal),
  })

const begun = (result: ApiResult<CommandRun>): ApiResult<CommandRun> => {
  if (result.ok) {
    queries.setQueryData(commandRunQuery(result.value.id).queryKey, result.value)
    void queries.invalidateQueries({ queryKey: commandRunsQuery.queryKey, exact: true })
  }
  return result
}

/** It goes on when the tab closes. */
export const startCommandRun = async (body: StartCommandRun): Promise<ApiResult<CommandRun>> =>
  begun(await request('POST', 'api/command-runs', { body, schema: CommandRun }))

/** Those that failed, once more, as a new run. */
export const retryCommandRun = async (id: string): Promise<ApiResult<CommandRun>> =>
  begun(await request('POST', `${at(id)}/retry`, { schema: CommandRun }))

/** Ends what runs; a run that has ended is forgotten. */
export const removeCommandRun = async (id: string): Promise<ApiResult<undefined>> => {
  const result = await request('DELETE', at(id))
  if (result.ok) void queries.invalidateQueries({ queryKey: commandRunsQuery.queryKey, exact: true })
  return result
}
