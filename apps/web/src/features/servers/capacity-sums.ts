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

/** 0–100; a server may report more used than there is while it writes. */
export const percentOf = ({ used, total }: Share): number =>
  total === 0 ? 0 : Math.min(100, Math.max(0, (used / total) * 100))

export type Fullness = 'usual' | 'warn' | 'bad'

/** From where on a bar asks to be looked at: 85 and 95 percent. */
export const fullness = (percent: number): Fullness => {
  if (percent >= 95) return 'bad'
  return percent >= 85 ? 'warn' : 'usual'
}
