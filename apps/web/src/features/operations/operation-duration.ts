import { hasEnded, type OperationRow } from '@gantry/protocol/operation-row'

/** Milliseconds from the start to the end, or to `now` (milliseconds since 1970) while it has not ended. */
export const durationOf = (row: OperationRow, now: number): number => {
  const end = hasEnded(row.status) ? Date.parse(row.ended ?? row.updated) : now
  return Math.max(0, end - Date.parse(row.created))
}
