import { type InstanceRow, instanceKey } from '@gantry/protocol/instance-row'
import type { OperationRow } from '@gantry/protocol/operation-row'
import type { ServerRow } from '@gantry/protocol/server-row'
import { useDeferredValue, useMemo } from 'react'
import { useInstances, useSlice } from '../../../live/hooks.ts'
import { live } from '../../../live/live.ts'
import { useScope } from '../../shell/scope.ts'
import { usePassing, useServerMap } from '../actions/use-action-context.ts'
import type { SearchServers } from '../search/fields.ts'
import { compileFilter, type Filter } from '../search/filter.ts'
import { isStale } from './cells.tsx'
import type { Sort } from './column-ids.ts'
import { inScope, withCreations } from './result.ts'
import { sortRows } from './sort.ts'

export type Result = {
  /** What is in the scope, before the search. */
  scoped: readonly InstanceRow[]
  /** What the search found, sorted. */
  rows: readonly InstanceRow[]
  /** Whether `rows` are what the text finds; they come a moment after it. */
  settled: boolean
  filter: Filter
  servers: ReadonlyMap<string, ServerRow>
  searchServers: SearchServers
  passing: ReadonlyMap<string, string>
  making: ReadonlyMap<string, OperationRow>
}

const searchable = (servers: ReadonlyMap<string, ServerRow>): SearchServers =>
  new Map([...servers].map(([id, server]) => [id, { name: server.name, reachable: !isStale(server) }]))

/** From the live rows to what the table shows: scope, instances being made, search, sort. */
export const useResult = (text: string, sort: Sort): Result => {
  const all = useInstances()
  const scope = useScope()
  const scopeServer = scope.server?.id
  const servers = useServerMap()
  const passing = usePassing()
  const operations = useSlice(live.operations.all)

  const searchServers = useMemo(() => searchable(servers), [servers])
  // The input itself must never wait for 10,000 rows.
  const wanted = useDeferredValue(text)
  const filter = useMemo(() => compileFilter(wanted, searchServers), [wanted, searchServers])
  const { rows: made, making } = useMemo(() => withCreations(all, operations), [all, operations])
  const scoped = useMemo(
    () => inScope(made, { server: scopeServer, project: scope.project }),
    [made, scopeServer, scope.project],
  )
  const found = useMemo(() => scoped.filter(filter.matches), [scoped, filter])
  const rows = useMemo(
    () =>
      sortRows(found, sort, {
        serverName: (row) => searchServers.get(row.server)?.name ?? row.server,
        status: (row) => passing.get(instanceKey(row)) ?? row.status,
      }),
    [found, sort, searchServers, passing],
  )
  return { scoped, rows, settled: wanted === text, filter, servers, searchServers, passing, making }
}
