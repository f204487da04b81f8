import { type InstanceKey, instanceKey } from '@gantry/protocol/instance-row'
import type { QueryClient } from '@tanstack/react-query'
import { instanceDetail } from '../instances/queries.ts'
import { instanceForChange, snapshotList } from '../instances/snapshots/snapshot-queries.ts'
import {
  isWhole,
  newestOf,
  type Reading,
  readingOf,
  type ServerReading,
  scheduleOf,
} from './server-snapshots.ts'

/** What a query of the page of one instance read of it, if it is one of those that tell of its snapshots. */
const partOf = (
  queries: QueryClient,
  [server, project, name]: readonly [string, string, string],
  of: unknown,
): Partial<Reading> => {
  if (of === 'snapshots') {
    const snapshots = queries.getQueryData(snapshotList(server, project, name).queryKey)
    return snapshots === undefined ? {} : { count: snapshots.length, newest: newestOf(snapshots) }
  }
  if (of === 'for-change') {
    const read = queries.getQueryData(instanceForChange(server, project, name).queryKey)
    return read === undefined ? {} : { schedule: scheduleOf(read.instance) }
  }
  const detail =
    of === undefined ? queries.getQueryData(instanceDetail(server, project, name).queryKey) : undefined
  return detail !== undefined && isWhole(detail) ? readingOf(detail) : {}
}

/** What the pages of single instances of a server have read since `at`, oldest first. */
const partsSince = (queries: QueryClient, server: string, at: number) => {
  const [kind] = instanceDetail(server, '', '').queryKey
  return queries
    .getQueryCache()
    .findAll({ queryKey: [kind, server], predicate: ({ state }) => state.dataUpdatedAt > at })
    .toSorted((a, b) => a.state.dataUpdatedAt - b.state.dataUpdatedAt)
    .flatMap(({ queryKey: [, , project, name, of] }) => {
      if (typeof project !== 'string' || typeof name !== 'string') return []
      const key = instanceKey({ server, project, name })
      return [{ key, part: partOf(queries, [server, project, name], of) }]
    })
}

/**
 * A reading of a server with what the pages of its instances have read since `at`: who comes back from one, where
 * they just took a snapshot or changed the schedule, must see it here.
 */
export const withNewer = (
  queries: QueryClient,
  server: string,
  reading: ServerReading,
  at: number,
): ServerReading => {
  const parts = partsSince(queries, server, at)
  if (parts.length === 0) return reading
  const readings = new Map<InstanceKey, Reading>(reading)
  for (const { key, part } of parts) {
    const { count, newest, schedule = '' } = { ...readings.get(key), ...part }
    // Of an instance that was made since, the schedule alone is not enough to say anything.
    if (count !== undefined && newest !== undefined) readings.set(key, { count, newest, schedule })
  }
  return readings
}
