import type { InstanceSnapshot } from '@gantry/lxd-client/types/instance'
import { type InstanceKey, instanceKey } from '@gantry/protocol/instance-row'
import type { QueryClient } from '@tanstack/react-query'
import { snapshotList } from '../instances/snapshots/snapshot-queries.ts'
import { newestOf, type ServerReading } from './server-snapshots.ts'

/** The lists that the pages of single instances of a server have read, by instance, with when. */
const listsOf = (queries: QueryClient, server: string) => {
  const [kind] = snapshotList(server, '', '').queryKey
  return queries
    .getQueryCache()
    .findAll({ queryKey: [kind, server] })
    .flatMap(({ queryKey, state }) => {
      const [, , project, name] = queryKey
      if (typeof project !== 'string' || typeof name !== 'string') return []
      const snapshots = queries.getQueryData<InstanceSnapshot[]>(snapshotList(server, project, name).queryKey)
      if (snapshots === undefined || queryKey.at(-1) !== 'snapshots') return []
      return [{ key: instanceKey({ server, project, name }), at: state.dataUpdatedAt, snapshots }]
    })
}

/**
 * A reading of a server with what the pages of its instances have read since `at`: who comes back from one, where
 * they just took a snapshot, must see it here.
 */
export const withNewer = (
  queries: QueryClient,
  server: string,
  reading: ServerReading,
  at: number,
): ServerReading => {
  const newer = listsOf(queries, server).filter((list) => list.at > at)
  if (newer.length === 0) return reading
  const readings = new Map<InstanceKey, NonNullable<ReturnType<ServerReading['get']>>>(reading)
  for (const { key, snapshots } of newer) {
    const schedule = readings.get(key)?.schedule ?? ''
    readings.set(key, { count: snapshots.length, newest: newestOf(snapshots), schedule })
  }
  return readings
}
