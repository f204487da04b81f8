import { hasEnded, type OperationRow, operationKey } from '@gantry/protocol/operation-row'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useSlice } from '../../../live/hooks.ts'
import { live } from '../../../live/live.ts'
import { instanceOperations } from '../queries.ts'

const isAbout = (row: OperationRow, server: string, project: string, name: string): boolean =>
  row.server === server &&
  row.resources.some(
    (resource) => resource.kind === 'instance' && resource.project === project && resource.name === name,
  )

/** What runs on the instance and what did: the live ones and those that Gantry remembers, newest first. */
export const useInstanceOperations = (server: string, project: string, name: string) => {
  const all = useSlice(live.operations.all)
  const current = useMemo(
    () => all.filter((row) => isAbout(row, server, project, name)),
    [all, server, project, name],
  )
  const ended = current.filter((row) => hasEnded(row.status)).map(operationKey)
  const history = useQuery({
    ...instanceOperations(server, project, name, ended.toSorted().join(' ')),
    placeholderData: keepPreviousData,
  })
  const rows = useMemo(() => {
    const byKey = new Map(history.data?.rows.map((row) => [operationKey(row), row]))
    for (const row of current) {
      const known = byKey.get(operationKey(row))
      // What has ended never runs again, whichever way the news came.
      if (known === undefined || !hasEnded(known.status) || hasEnded(row.status))
        byKey.set(operationKey(row), row)
    }
    return [...byKey.values()].sort((a, b) => b.created.localeCompare(a.created))
  }, [history.data, current])
  return { rows, isPending: history.isPending, error: history.error, refetch: history.refetch }
}
