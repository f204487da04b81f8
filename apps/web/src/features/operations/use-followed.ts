import type { Result } from '@gantry/lxd-client'
import type { Operation } from '@gantry/lxd-client/types/operation'
import { hasEnded, type OperationRow, operationKey } from '@gantry/protocol/operation-row'
import { useCallback, useState, useSyncExternalStore } from 'react'
import type { ApiResult } from '../../api/result.ts'
import { runOperation } from '../../api/run-operation.ts'
import { live } from '../../live/live.ts'
import { type Requested, useRequest } from '../../ui/use-request.ts'

export type Followed = Requested & {
  /** The operation while it runs, for its progress. */
  running: OperationRow | undefined
  /** Waits for the end of what a call to the server started. */
  follow: (started: Promise<Result<Operation | undefined>>) => Promise<ApiResult<undefined>>
}

/** A change of a server that a dialog waits for: whether it runs, how far it is, and why it failed. */
export const useFollowed = (server: string, onClose: () => void): Followed => {
  const request = useRequest(onClose)
  const [id, setId] = useState<string>()
  const row = useSyncExternalStore(live.operations.all.subscribe, () =>
    id === undefined ? undefined : live.operations.byKey().get(operationKey({ server, id })),
  )
  const { ask } = request
  const follow = useCallback(
    (started: Promise<Result<Operation | undefined>>) => ask(runOperation(server, started, setId)),
    [ask, server],
  )
  const running = row === undefined || hasEnded(row.status) ? undefined : row
  return { ...request, running, follow }
}
