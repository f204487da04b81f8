import { hasEnded, type OperationRow, OperationStatus } from '@gantry/protocol/operation-row'
import * as z from 'zod/mini'

/** What is not valid in a hand-made URL is left out instead of breaking the page. */
const text = z.catch(z.optional(z.coerce.string()), undefined)

/** The URL of the operations page. `open` is the key of the operation whose details are shown. */
export const OperationSearch = z.object({
  server: text,
  project: text,
  person: text,
  status: z.catch(z.optional(OperationStatus), undefined),
  text,
  open: text,
})
export type OperationSearch = z.infer<typeof OperationSearch>

export const isFiltered = (search: OperationSearch): boolean =>
  [search.server, search.project, search.person, search.status, search.text].some((value) => value)

/** The query of `GET /api/operations`: what the BFF filters the remembered ones by. */
export const historyQuery = (search: OperationSearch): Record<string, string> =>
  Object.fromEntries(
    Object.entries({
      server: search.server,
      project: search.project,
      person: search.person,
      status: search.status,
      text: search.text,
    }).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''),
  )

const holds = (row: OperationRow, wanted: string): boolean => {
  const words = wanted.toLowerCase()
  return [row.description, row.error, row.id, ...row.resources.map(({ name }) => name)].some((part) =>
    part.toLowerCase().includes(words),
  )
}

/** The same filter for the rows that came on the live socket. */
export const matches = (row: OperationRow, search: OperationSearch): boolean =>
  (!search.server || row.server === search.server) &&
  (!search.project || row.project === search.project) &&
  (!search.person || row.person?.id === search.person) &&
  (!search.status || row.status === search.status) &&
  (!search.text || holds(row, search.text))

const newestFirst = (one: OperationRow, other: OperationRow): number =>
  other.created.localeCompare(one.created) || other.id.localeCompare(one.id)

/**
 * Live rows and pages of history as one list without doubles: those that have not ended first, then the ended
 * ones, newest first. The live row wins, but an operation that the history knows as ended never runs again: the
 * socket may be the slower of the two.
 */
export const withHistory = (
  live: Iterable<OperationRow>,
  history: readonly OperationRow[],
  search: OperationSearch,
): { running: OperationRow[]; ended: OperationRow[] } => {
  const rows = new Map<string, OperationRow>()
  for (const row of history) rows.set(`${row.server}/${row.id}`, row)
  for (const row of live) {
    const key = `${row.server}/${row.id}`
    const known = rows.get(key)
    if (known !== undefined && hasEnded(known.status) && !hasEnded(row.status)) continue
    if (matches(row, search)) rows.set(key, row)
    else rows.delete(key)
  }
  const all = [...rows.values()].sort(newestFirst)
  return {
    running: all.filter((row) => !hasEnded(row.status)),
    ended: all.filter((row) => hasEnded(row.status)),
  }
}
