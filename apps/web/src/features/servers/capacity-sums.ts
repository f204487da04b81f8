import type { Capacity } from '@gantry/protocol/server-row'

/** Bytes. */
export type Share = { used: number; total: number }

/** All pools of a server together; null where no pool says how large it is. Pools without a figure are left out. */
export const storageShare = (capacity: Capacity | null): Share | null => {
  if (capacity === null) return null
  const sum = { used: 0, total: 0 }
  for (const pool of capacity.pools) {
    if (pool.total === null || pool.total === 0) continue
    sum.used += pool.used ?? 0
    sum.total += pool.total
  }
  return sum.total === 0 ? null : sum
}
