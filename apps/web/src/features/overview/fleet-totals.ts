import type { InstanceRow } from '@gantry/protocol/instance-row'
import type { ServerRow } from '@gantry/protocol/server-row'
import { type Share, storageShare } from '../servers/capacity-sums.ts'

export type FleetTotals = {
  servers: number
  online: number
  instances: number
  running: number
  /** Of the servers that say so; null where none does. */
  cpus: number | null
  /** Null also where only some say so. */
  load: number | null
  memory: Share | null
  storage: Share | null
}

const add = (sum: Share | null, share: Share | null): Share | null => {
  if (share === null) return sum
  return { used: (sum?.used ?? 0) + share.used, total: (sum?.total ?? 0) + share.total }
}

/**
 * The sums of the fleet. A server that cannot be reached has its last figures left out: they say nothing about now.
 * Its instances count, because they are shown everywhere else too.
 */
export const fleetTotals = (
  servers: readonly ServerRow[],
  instances: readonly InstanceRow[],
): FleetTotals => {
  const totals: FleetTotals = {
    servers: servers.length,
    online: 0,
    instances: instances.length,
    running: 0,
    cpus: null,
    load: null,
    memory: null,
    storage: null,
  }
  let someLoadUnknown = false
  for (const { state, capacity } of servers) {
    if (state !== 'online') continue
    totals.online += 1
    if (capacity === null) continue
    if (capacity.cpus !== null) totals.cpus = (totals.cpus ?? 0) + capacity.cpus
    // A load without some of the cores that it is compared to would look like an idle fleet.
    if (capacity.cpus !== null && capacity.load === null) someLoadUnknown = true
    if (capacity.load !== null) totals.load = (totals.load ?? 0) + capacity.load
    totals.memory = add(totals.memory, capacity.memory)
    totals.storage = add(totals.storage, storageShare(capacity))
  }
  if (someLoadUnknown) totals.load = null
  for (const row of instances) if (row.status === 'Running') totals.running += 1
  return totals
}
