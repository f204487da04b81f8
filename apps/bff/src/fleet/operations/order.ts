import { hasEnded, type OperationRow, type OperationStatus } from '@gantry/protocol/operation-row'

/** A status never goes back. `Lost` is only our guess: any end that a server tells of replaces it. */
const ranks: Record<OperationStatus, number> = {
  Pending: 0,
  Running: 1,
  Cancelling: 2,
  Lost: 3,
  Success: 4,
  Failure: 4,
  Cancelled: 4,
}

/**
 * What we know after one more word about an operation. Words come twice, late and out of order, and LXD does not
 * touch `updated_at` when only the status moves. So the status decides first, by its rank; of two words of one rank
 * the later `updated` wins, of two equal ones the second, and of two equal ends the one that ended later. Once known,
 * a person stays.
 *
 * A cancelled operation ends twice at LXD 5.0.2, as `Cancelled` and as `Failure` ("context canceled"), in either
 * order, or only as the latter. A failure of what was being cancelled is its cancellation, and keeps its text.
 */
export function laterOf(known: OperationRow | undefined, word: OperationRow): OperationRow {
  if (!known) return word
  const [winner, other] = wins(known, word) ? [word, known] : [known, word]
  const isCancelled = winner.status === 'Failure' && (isCancel(known) || isCancel(word))
  const changes = {
    status: isCancelled ? ('Cancelled' as const) : winner.status,
    error: winner.error === '' && winner.status === 'Cancelled' ? other.error : winner.error,
    person: known.person ?? word.person,
    requestor: known.requestor ?? word.requestor,
  }
  return { ...winner, ...changes }
}

const isCancel = ({ status }: OperationRow): boolean => status === 'Cancelling' || status === 'Cancelled'

function wins(known: OperationRow, word: OperationRow): boolean {
  const rank = ranks[word.status] - ranks[known.status]
  if (rank !== 0) return rank > 0
  const time = compareTimes(word.updated, known.updated)
  if (time !== 0 || !hasEnded(known.status)) return time >= 0
  return compareTimes(word.ended ?? '', known.ended ?? '') > 0
}

/** Compares RFC 3339 times down to the nanosecond, which `Date` cannot hold. */
export function compareTimes(a: string, b: string): number {
  const milliseconds = Date.parse(a) - Date.parse(b)
  if (milliseconds !== 0 || Number.isNaN(milliseconds)) return Number.isNaN(milliseconds) ? 0 : milliseconds
  return fraction(a) - fraction(b)
}

const fraction = (time: string): number => Number((/\.(\d{1,9})/.exec(time)?.[1] ?? '0').padEnd(9, '0'))
