import { type InstanceRow, instanceKey } from '@gantry/protocol/instance-row'
import type { ServerRow } from '@gantry/protocol/server-row'
import { useCallback, useMemo } from 'react'
import { usePerson } from '../../../api/session.ts'
import { useServers, useSlice } from '../../../live/hooks.ts'
import { live } from '../../../live/live.ts'
import type { ActionContext } from './can.ts'
import { passingStatuses } from './passing.ts'

export const useServerMap = (): ReadonlyMap<string, ServerRow> => {
  const servers = useServers()
  return useMemo(() => new Map(servers.map((server) => [server.id, server])), [servers])
}

/** The passing words of instances, by key, from what runs now. */
export const usePassing = (): ReadonlyMap<string, string> => {
  const operations = useSlice(live.operations.all)
  return useMemo(() => passingStatuses(operations), [operations])
}

/** What decides about the actions of a row. */
export const useActionContext = (): ((row: InstanceRow) => ActionContext) => {
  const { bindings } = usePerson()
  const servers = useServerMap()
  const passing = usePassing()
  return useCallback(
    (row) => ({ server: servers.get(row.server), bindings, passing: passing.get(instanceKey(row)) }),
    [servers, bindings, passing],
  )
}
