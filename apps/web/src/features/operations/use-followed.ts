import type { Result } from '@gantry/lxd-client'
import type { Operation } from '@gantry/lxd-client/types/operation'
import { hasEnded, type OperationRow } from '@gantry/protocol/operation-row'
import { useCallback, useRef, useState, useSyncExternalStore } from 'react'
import type { ApiFailure } from '../../api/result.ts'
import { runOperation } from '../../api/run-operation.ts'
import { live } from '../../live/live.ts'
import { toast } from '../../ui/toast.tsx'

export type Followed = {
  /** From the request until its operation has ended. */
  busy: boolean
  /** The operation while it runs, for its progress. */
  running: OperationRow | undefined
  failure: ApiFailure | undefined
  setFailure: (failure: ApiFailure | undefined) => void
  /** Waits for the end of what a call started; answers whether it was done. */
  follow: (started: Promise<Result<Operation | undefined>>) => Promise<boolean>
  /** Closes the dialog. What was begun goes on, and if it fails that is told all the same. */
  close: () => void
}

/** A change of a server that a dialog waits for: whether it runs, how far it is, and why it failed. */
export const useFollowed = (server: string, onClose: () => void): Followed => {
  const [busy, setBusy] = useState(false)
  const [id, setId] = useState<string>()
  const [failure, setFailure] = useState<ApiFailure>()
  const closed = useRef(false)
  const row = useSyncExternalStore(live.operations.all.subscribe, () =>
    id === undefined ? undefined : live.operations.byKey().get(`${server}/${id}`),
  )
  const follow = useCallback(
    async (started: Promise<Result<Operation | undefined>>): Promise<boolean> => {
      setBusy(true)
      setFailure(undefined)
      const result = await runOperation(server, started, setId)
      setBusy(false)
      setId(undefined)
      if (result.ok) return true
      if (closed.current) toast.failed(result.failure)
      else setFailure(result.failure)
      return false
    },
    [server],
  )
  const close = useCallback(() => {
    closed.current = true
    onClose()
  }, [onClose])
  const running = row === undefined || hasEnded(row.status) ? undefined : row
  return { busy, running, failure, setFailure, follow, close }
}
