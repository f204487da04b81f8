import { hasEnded, type OperationRow } from '@gantry/protocol/operation-row'
import { useEffect, useState } from 'react'
import { duration, milliseconds } from '../../i18n/format.ts'
import { durationOf } from './operation-duration.ts'

const Running = ({ row }: { row: OperationRow }) => {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return duration(durationOf(row, now))
}

/** Most operations are short: `0.0 s` would say nothing. */
const words = (ms: number): string => (ms < 100 ? milliseconds(Math.max(10, Math.round(ms))) : duration(ms))

/** How long it took, or takes so far: counting while it runs. */
export const OperationTook = ({ row }: { row: OperationRow }) =>
  hasEnded(row.status) ? words(durationOf(row, 0)) : <Running row={row} />
