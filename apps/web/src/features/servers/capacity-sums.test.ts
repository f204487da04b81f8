import type { Capacity } from '@gantry/protocol/server-row'
import { describe, expect, it } from 'vitest'
import { storageShare } from './capacity-sums.ts'

const capacity = (pools: Capacity['pools']): Capacity => ({
  cpus: 2,
  load: 0.5,
  memory: null,
  pools,
  warnings: 0,
  at: '2026-11-24T10:00:00Z',
})
const pool = (used: number | null, total: number | null) => ({
  name: 'fast',
  member: null,
  driver: 'dir',
  used,
  total,
})

describe('the storage of a server', () => {
  it('is the sum of its pools', () => {
    expect(storageShare(capacity([pool(10, 100), pool(30, 50)]))).toEqual({ used: 40, total: 150 })
  })

  it('leaves out pools that do not say, and is nothing when none says', () => {
    expect(storageShare(capacity([pool(null, null), pool(1, 4)]))).toEqual({ used: 1, total: 4 })
    expect(storageShare(capacity([pool(5, null), pool(5, 0)]))).toBeNull()
    expect(storageShare(null)).toBeNull()
  })
})
