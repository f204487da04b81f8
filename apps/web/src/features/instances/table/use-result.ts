import { type InstanceRow, instanceKey } from '@gantry/protocol/instance-row'
import type { ServerRow } from '@gantry/protocol/server-row'
import { useDeferredValue, useMemo } from 'react'
import { useInstances } from '../../../live/hooks.ts'
import { useScope } from '../../shell/scope.ts'
import { useCreations, usePassing, useServerMap } from '../actions/use-action-context.ts'
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
  const creations = useCreations()
  // Only where the order depends on it.
  const words = sort.column === 'status' ? passing : undefined

  const searchServers = useMemo(() => searchable(servers), [servers])
  // The input itself must never wait for 10,000 rows.
  const wanted = useDeferredValue(text)
  const filter = useMemo(() => compileFilter(wanted, searchServers), [wanted, searchServers])
  const made = useMemo(() => withCreations(all, creations), [all, creations])
  const scoped = useMemo(
    () => inScope(made, { server: scopeServer, project: scope.project }),
    [made, scopeServer, scope.project],
  )
  const found = useMemo(() => scoped.filter(filter.matches), [scoped, filter])
  const rows = useMemo(
    () =>
      sortRows(found, sort, {
        serverName: (row) => searchServers.get(row.server)?.name ?? row.server,
        status: (row) => words?.get(instanceKey(row)) ?? row.status,
      }),
    [found, sort, searchServers, words],
  )
  return { scoped, rows, settled: wanted === text, filter, servers, searchServers }
}
