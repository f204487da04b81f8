import type { InstanceRow } from '@gantry/protocol/instance-row'

export type StatusCount = { status: string; count: number }

const usualOrder = ['Running', 'Frozen', 'Stopped', 'Error']
const rank = (status: string): number => {
  const place = usualOrder.indexOf(status)
  return place === -1 ? usualOrder.length : place
}

const sorted = (counts: Map<string, number>): StatusCount[] =>
  [...counts]
    .map(([status, count]) => ({ status, count }))
    .sort((one, other) => rank(one.status) - rank(other.status) || one.status.localeCompare(other.status))

/** How many instances each server has in each status; the usual statuses first, in the order of the lists. */
export const tallyByServer = (rows: Iterable<InstanceRow>): Map<string, StatusCount[]> => {
  const byServer = new Map<string, Map<string, number>>()
  for (const row of rows) {
    const counts = byServer.get(row.server) ?? new Map<string, number>()
    counts.set(row.status, (counts.get(row.status) ?? 0) + 1)
    byServer.set(row.server, counts)
  }
  return new Map([...byServer].map(([server, counts]) => [server, sorted(counts)]))
}

/** The same for the projects of one server. */
export const countByProject = (rows: Iterable<InstanceRow>, server: string): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const row of rows) {
    if (row.server === server) counts.set(row.project, (counts.get(row.project) ?? 0) + 1)
  }
  return counts
}

export const total = (counts: readonly StatusCount[]): number =>
  counts.reduce((sum, { count }) => sum + count, 0)
