import type { ActionRun } from '@gantry/protocol/actions'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import { hasEnded, type OperationRow } from '@gantry/protocol/operation-row'
import type { ServerRow } from '@gantry/protocol/server-row'
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { live, liveStatus, usage, watch } from './live.ts'
import type { Slice } from './slice.ts'
import type { LiveStatus } from './status.ts'
import type { UsagePoint } from './usage-store.ts'

export const useSlice = <T>(slice: Slice<T>): T => useSyncExternalStore(slice.subscribe, slice.get)

/** Every instance the person may see, in no order that means anything. */
export const useInstances = (): readonly InstanceRow[] => useSlice(live.instances.all)

/** One instance; `undefined` when it is not there, or not yet (see {@link useLoaded}). Wakes only for this row. */
export const useInstance = (key: string): InstanceRow | undefined =>
  useSyncExternalStore(live.instances.all.subscribe, () => live.instances.byKey().get(key))

/** Servers by name. */
export const useServers = (): readonly ServerRow[] => {
  const rows = useSlice(live.servers.all)
  return useMemo(() => rows.toSorted((a, b) => a.name.localeCompare(b.name)), [rows])
}

export const useServer = (id: string | undefined): ServerRow | undefined =>
  useSyncExternalStore(live.servers.all.subscribe, () =>
    id === undefined ? undefined : live.servers.byKey().get(id),
  )

/** What servers are called, by their ids; undefined for one that was removed. */
export const useServerNames = (): ((id: string) => string | undefined) => {
  const rows = useSlice(live.servers.all)
  return useMemo(() => {
    const names = new Map(rows.map(({ id, name }) => [id, name]))
    return (id) => names.get(id)
  }, [rows])
}

/** Those that run, newest first, then the last ones that ended, the latest end first. */
export const useOperations = (): { running: readonly OperationRow[]; ended: readonly OperationRow[] } => {
  const rows = useSlice(live.operations.all)
  return useMemo(() => {
    const running = rows.filter((row) => !hasEnded(row.status))
    const ended = rows.filter((row) => hasEnded(row.status))
    const end = (row: OperationRow): string => row.ended ?? row.updated
    return {
      running: running.toSorted((a, b) => b.created.localeCompare(a.created)),
      ended: ended.toSorted((a, b) => end(b).localeCompare(end(a))),
    }
  }, [rows])
}

/** The person's own bulk actions of this visit, newest first. */
export const useRuns = (): readonly ActionRun[] => {
  const rows = useSlice(live.runs.all)
  return useMemo(() => rows.toSorted((a, b) => b.started.localeCompare(a.started)), [rows])
}

/** False until the first snapshot of the instances came. */
export const useLoaded = (): boolean => useSlice(live.loaded)

export const useLiveStatus = (): LiveStatus => useSlice(liveStatus)

/**
 * Says that this component looks at these rows (at most 200 count): the BFF then looks up their addresses and,
 * with `usage`, their figures. Give a stable array. `capacity` keeps the figures of the servers fresh.
 */
export const useWatch = (wish: { rows?: readonly string[]; usage?: boolean; capacity?: boolean }): void => {
  const [token] = useState(() => Symbol('watch'))
  const { rows, usage: wantsUsage = false, capacity = false } = wish
  useEffect(() => {
    watch.put(token, { rows: [...(rows ?? [])], usage: wantsUsage, capacity })
  }, [token, rows, wantsUsage, capacity])
  useEffect(() => () => watch.remove(token), [token])
}

/**
 * The same for rows that change while a table scrolls, told through the function it answers: nothing is drawn again
 * for them.
 */
export const useWatchRows = (usage: boolean): ((rows: readonly string[]) => void) => {
  const [token] = useState(() => Symbol('watch'))
  useEffect(() => () => watch.remove(token), [token])
  return useCallback((rows) => watch.put(token, { rows: [...rows], usage, capacity: false }), [token, usage])
}

/** The last minutes of an instance's figures, oldest first. Only while somebody watches the row with `usage`. */
export const useUsage = (key: string): readonly UsagePoint[] =>
  useSyncExternalStore(
    useCallback((listener: () => void) => usage.subscribe(key, listener), [key]),
    useCallback(() => usage.history(key), [key]),
  )
