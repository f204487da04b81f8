import type { ServerRow } from '@gantry/protocol/server-row'
import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { usePerson } from '../../api/session.ts'
import { snapshots } from '../../i18n/en/snapshots.ts'
import { useServers } from '../../live/hooks.ts'
import { no, type Verdict, yes } from '../../ui/verdict.ts'
import { isStale } from '../instances/table/cells.tsx'
import { useScope } from '../shell/scope.ts'
import { withNewer } from './newer-readings.ts'
import { projectsToRead, type ServerReading, serverSnapshots } from './server-snapshots.ts'

type Failed = { server: ServerRow; error: Error; retry: () => void }

export type Readings = {
  readings: ReadonlyMap<string, ServerReading>
  /** Those that are read just now. */
  reading: readonly ServerRow[]
  failed: readonly Failed[]
  /** Those that cannot be asked, of whom nothing is known. */
  unreachable: readonly ServerRow[]
  /** Those that cannot be asked any more, and what an earlier reading found of them is shown. */
  lost: readonly ServerRow[]
  /** Whether a server is about to be asked. */
  connecting: boolean
  /** Whether any can be asked now. */
  can: Verdict
  /** When the oldest of what is shown was read; null before there is anything. */
  at: number | null
  again: () => void
}

/** The same each time, or the palette would be made anew with every drawing. */
const noneOnline = no(snapshots.fleet.noneOnline)

/** Reads the snapshots of every server in the scope, each by itself. */
export const useReadings = (): Readings => {
  const { bindings } = usePerson()
  const scope = useScope()
  const all = useServers()
  const chosen = scope.server?.id
  const servers = useMemo(() => all.filter(({ id }) => chosen === undefined || id === chosen), [all, chosen])
  const client = useQueryClient()
  const queries = useQueries({
    queries: servers.map((server) => ({
      ...serverSnapshots(server.id, projectsToRead(server, bindings)),
      enabled: server.state === 'online',
    })),
  })
  const pairs = servers.flatMap((server, index) => {
    const query = queries[index]
    return query === undefined ? [] : [{ server, query }]
  })
  const online = pairs.filter(({ server }) => server.state === 'online')
  // The same map as long as nothing was read, or every row would be made anew for each message of the live socket.
  const versions = pairs.map(({ server, query }) => `${server.id} ${query.dataUpdatedAt}`).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was read changes with its versions only
  const readings = useMemo(
    () =>
      new Map(
        pairs.flatMap(({ server: { id }, query: { data, dataUpdatedAt } }) =>
          data === undefined ? [] : [[id, withNewer(client, id, data, dataUpdatedAt)] as const],
        ),
      ),
    [client, versions],
  )
  const again = useCallback(
    () => void client.refetchQueries({ queryKey: ['fleet-snapshots'], type: 'active' }),
    [client],
  )
  const times = pairs.map(({ query }) => query.dataUpdatedAt).filter((time) => time > 0)
  return {
    readings,
    reading: online.filter(({ query }) => query.isFetching).map(({ server }) => server),
    failed: online.flatMap(({ server, query }) =>
      query.error === null || query.isFetching
        ? []
        : [{ server, error: query.error, retry: () => void query.refetch() }],
    ),
    unreachable: servers.filter((server) => isStale(server) && !readings.has(server.id)),
    lost: servers.filter((server) => isStale(server) && readings.has(server.id)),
    connecting: servers.some(({ id, state }) => state === 'connecting' && !readings.has(id)),
    can: online.length > 0 ? yes : noneOnline,
    at: times.length === 0 ? null : Math.min(...times),
    again,
  }
}
