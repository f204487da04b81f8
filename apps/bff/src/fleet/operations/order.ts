import { hasEnded, type OperationRow } from '@gantry/protocol/operation-row'

/**
 * What we know after one more word about an operation. Words come twice, late and out of order, so:
 * an ended operation stays ended (a later word about a running one is older, whatever it says), except that a real
 * end replaces our own guess `Lost`; between two words about a running one, the later `updated` wins, and of two
 * equal ones the second. Once known, a person stays.
 */
export function laterOf(known: OperationRow | undefined, word: OperationRow): OperationRow {
  if (!known) return word
  const person = known.person ?? word.person
  const requestor = known.requestor ?? word.requestor
  const winner = wins(known, word) ? word : known
  if (winner.person === person && winner.requestor === requestor) return winner
  return { ...winner, person, requestor }
}

function wins(known: OperationRow, word: OperationRow): boolean {
  if (known.status === 'Lost') return word.status !== 'Lost'
  if (hasEnded(known.status)) {
    return hasEnded(word.status) && word.status !== 'Lost' && compareTimes(word.updated, known.updated) > 0
  }
  if (hasEnded(word.status)) return true
  return compareTimes(word.updated, known.updated) >= 0
}

/** Compares RFC 3339 times down to the nanosecond, which `Date` cannot hold. */
export function compareTimes(a: string, b: string): number {
  const milliseconds = Date.parse(a) - Date.parse(b)
  if (milliseconds !== 0 || Number.isNaN(milliseconds)) return Number.isNaN(milliseconds) ? 0 : milliseconds
  return fraction(a) - fraction(b)
}

const fraction = (time: string): number => Number((/\.(\d{1,9})/.exec(time)?.[1] ?? '0').padEnd(9, '0'))
