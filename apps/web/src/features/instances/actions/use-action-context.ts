import { type InstanceRow, instanceKey } from '@gantry/protocol/instance-row'
import type { OperationRow } from '@gantry/protocol/operation-row'
import type { ServerRow } from '@gantry/protocol/server-row'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { usePerson } from '../../../api/session.ts'
import { useServer, useServers } from '../../../live/hooks.ts'
import { live } from '../../../live/live.ts'
import type { ActionContext } from './can.ts'
import { creationsOf, passingStatuses } from './passing.ts'

export const useServerMap = (): ReadonlyMap<string, ServerRow> => {
  const servers = useServers()
  return useMemo(() => new Map(servers.map((server) => [server.id, server])), [servers])
}

/**
 * What is made of the operations, once for all who ask, and the same map as long as it holds the same: operations
 * move several times a second, and not one row must be drawn again for that alone.
 */
const derived = <T>(
  derive: (operations: readonly OperationRow[]) => ReadonlyMap<string, T>,
): (() => ReadonlyMap<string, T>) => {
  let from: readonly OperationRow[] | undefined
  let map: ReadonlyMap<string, T> = new Map()
  return () => {
    const operations = live.operations.all.get()
    if (operations === from) return map
    from = operations
    const next = derive(operations)
    const same = next.size === map.size && [...next].every(([key, value]) => map.get(key) === value)
    if (!same) map = next
    return map
  }
}
const passing = derived(passingStatuses)
const creations = derived(creationsOf)
const { subscribe } = live.operations.all

/** The passing words of instances, by key, from what runs now. */
export const usePassing = (): ReadonlyMap<string, string> => useSyncExternalStore(subscribe, passing)

/** The same for one instance. */
export const usePassingOf = (key: string): string | undefined =>
  useSyncExternalStore(subscribe, () => passing().get(key))

/** The operations that make instances now, by the instance's key. */
export const useCreations = (): ReadonlyMap<string, OperationRow> =>
  useSyncExternalStore(subscribe, creations)

/** The same for one instance. */
export const useCreationOf = (key: string): OperationRow | undefined =>
  useSyncExternalStore(subscribe, () => creations().get(key))

/** What decides about the actions of one row, for components that stand in each of many rows. */
export const useActionContextOf = (row: InstanceRow): ActionContext => {
  const { bindings } = usePerson()
  const server = useServer(row.server)
  const word = usePassingOf(instanceKey(row))
  return { server, bindings, passing: word }
}

/** What decides about the actions of any row. */
export const useActionContext = (): ((row: InstanceRow) => ActionContext) => {
  const { bindings } = usePerson()
  const servers = useServerMap()
  const passing = usePassing()
  return useCallback(
    (row) => ({ server: servers.get(row.server), bindings, passing: passing.get(instanceKey(row)) }),
    [servers, bindings, passing],
  )
}
