import { hasEnded, type OperationRow } from '@gantry/protocol/operation-row'
import { live } from './live.ts'

/** Calls back once, when the operation has ended; the live socket tells, also after it was cut. */
export const whenEnded = (key: string, then: (row: OperationRow) => void): void => {
  const look = (): boolean => {
    const row = live.operations.byKey().get(key)
    if (row === undefined || !hasEnded(row.status)) return false
    then(row)
    return true
  }
  if (look()) return
  const stop = live.operations.all.subscribe(() => {
    if (look()) stop()
  })
}
