import { hasEnded, type OperationRow } from '@gantry/protocol/operation-row'
import { useEffect, useState } from 'react'
import { duration } from '../../i18n/format.ts'
import { durationOf } from './operation-duration.ts'

const Running = ({ row }: { row: OperationRow }) => {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return duration(durationOf(row, now))
}

/** How long it took, or takes so far: counting while it runs. */
export const OperationTook = ({ row }: { row: OperationRow }) =>
  hasEnded(row.status) ? duration(durationOf(row, 0)) : <Running row={row} />
