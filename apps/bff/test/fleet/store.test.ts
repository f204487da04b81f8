import type { InstanceRow } from '@gantry/protocol/instance-row'
import { instanceKey } from '@gantry/protocol/instance-row'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { backoff, flapPause } from '../../src/fleet/backoff.ts'
import type { FleetBatch } from '../../src/fleet/fleet-batch.ts'
import { Refetch } from '../../src/fleet/refetch.ts'
import { Store } from '../../src/fleet/store.ts'

const row = (name: string, status: string, more: Partial<InstanceRow> = {}): InstanceRow => ({
  server: 'abcdef',
  project: 'default',
  name,
  member: null,
  type: 'container',
  status,
  image: '',
  architecture: 'x86_64',
  addresses: [],
  profiles: [],
  description: '',
  created: '',
  lastUsed: null,
  ephemeral: false,
  user: {},
  ...more,
})

/** What a browser makes of a snapshot and the batches after it. */
const apply = (rows: Map<string, InstanceRow>, batch: FleetBatch): void => {
  for (const key of batch.drop) rows.delete(key)
  for (const put of batch.put) rows.set(instanceKey(put), put)
}

const step = fc.oneof(
  fc.record({
    kind: fc.constant('put' as const),
    name: fc.constantFrom('a', 'b', 'c'),
    status: fc.constantFrom('Running', 'Stopped'),
  }),
  fc.record({ kind: fc.constant('drop' as const), name: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ kind: fc.constant('replace' as const), names: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')) }),
  fc.record({ kind: fc.constant('flush' as const) }),
)

describe('the store', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('R4 a snapshot at any moment and the batches after it give the rows of the store', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.nat({ max: 40 }), (steps, when) => {
        using store = new Store()
        const batches: FleetBatch[] = []
        store.onBatch((batch) => batches.push(batch))
        let browser: { seq: number; rows: Map<string, InstanceRow> } | undefined
        const look = () => {
          browser = {
            seq: store.seq,
            rows: new Map([...store.instances()].map((it) => [instanceKey(it), it])),
          }
        }
        steps.forEach((it, index) => {
          if (index === when) look()
          if (it.kind === 'put') store.put(row(it.name, it.status))
          if (it.kind === 'drop') store.drop(`abcdef/default/${it.name}`)
          if (it.kind === 'replace')
            store.replace(
              'abcdef',
              it.names.map((name) => row(name, 'Running')),
            )
          if (it.kind === 'flush') store.flush()
        })
        if (!browser) look()
        store.flush()
        const { seq, rows } = browser ?? { seq: 0, rows: new Map<string, InstanceRow>() }
        for (const batch of batches) if (batch.seq > seq) apply(rows, batch)
        expect(rows).toEqual(new Map([...store.instances()].map((it) => [instanceKey(it), it])))
        expect(batches.map((batch) => batch.seq)).toEqual(batches.map((_, index) => index + 1))
      }),
    )
  })

  it('the latest of a window wins, and is sent once within 100 ms', () => {
    using store = new Store()
    const batches: FleetBatch[] = []
    store.onBatch((batch) => batches.push(batch))
    for (const status of ['Stopped', 'Starting', 'Running']) store.put(row('a', status))
    store.put(row('b', 'Stopped'))
    store.drop('abcdef/default/b')
    vi.advanceTimersByTime(100)
    expect(batches).toHaveLength(1)
    expect(batches[0]?.put.map(({ status }) => status)).toEqual(['Running'])
    expect(batches[0]?.drop).toEqual(['abcdef/default/b'])
  })

  it('sends the first row after a quiet time at once, with what was told before it, and the next in 50 ms', () => {
    using store = new Store()
    const batches: FleetBatch[] = []
    store.onBatch((batch) => batches.push(batch))
    store.hint({ server: 'abcdef', project: 'default', kind: 'instance', name: 'a' })
    vi.advanceTimersByTime(8)
    expect(batches).toHaveLength(0)
    store.put(row('a', 'Running'))
    vi.advanceTimersByTime(10)
    expect(batches.map(({ put, hints }) => [put.length, hints.length])).toEqual([[1, 1]])
    store.put(row('b', 'Running'))
    vi.advanceTimersByTime(30)
    expect(batches).toHaveLength(1)
    vi.advanceTimersByTime(30)
    expect(batches.map(({ put }) => put.map(({ name }) => name))).toEqual([['a'], ['b']])
  })

  it('says nothing where nothing changed', () => {
    using store = new Store()
    store.put(row('a', 'Running'))
    store.flush()
    expect(store.put(row('a', 'Running'))).toBe(false)
    expect(store.replace('abcdef', [row('a', 'Running')])).toBe(0)
    vi.advanceTimersByTime(1_000)
    expect(store.seq).toBe(1)
  })

  it('keeps the addresses of a running row, and forgets them when it stops', () => {
    using store = new Store()
    store.put(row('a', 'Running'))
    store.addresses('abcdef/default/a', ['10.0.0.2'])
    store.put(row('a', 'Running', { description: 'new' }))
    expect(store.instance('abcdef/default/a')?.addresses).toEqual(['10.0.0.2'])
    store.put(row('a', 'Stopped'))
    expect(store.instance('abcdef/default/a')?.addresses).toEqual([])
  })

  it('one server does not touch the rows of another', () => {
    using store = new Store()
    store.put(row('a', 'Running', { server: 'other1' }))
    store.replace('abcdef', [])
    store.dropServer('abcdef')
    expect([...store.instances()]).toHaveLength(1)
  })
})

describe('single flight', () => {
  it('any number of asks during a run become one more run', async () => {
    const runs: string[] = []
    const ends: (() => void)[] = []
    const refetch = new Refetch((key) => {
      runs.push(key)
      return new Promise<void>((resolve) => ends.push(resolve))
    })
    refetch.ask('a')
    for (let index = 0; index < 50; index++) refetch.ask('a')
    expect(runs).toEqual(['a'])
    ends.shift()?.()
    await vi.waitFor(() => expect(runs).toEqual(['a', 'a']))
    ends.shift()?.()
    await Promise.resolve()
    expect(runs).toEqual(['a', 'a'])
  })

  it('runs no more than its limit at once, a failed run counts as done, and a pause holds all', async () => {
    let under = 0
    let most = 0
    let done = 0
    const refetch = new Refetch(async () => {
      under += 1
      most = Math.max(most, under)
      await Promise.resolve()
      under -= 1
      done += 1
      throw new Error('failed')
    }, 3)
    refetch.pause()
    for (let index = 0; index < 20; index++) refetch.ask(String(index))
    expect(done).toBe(0)
    expect(refetch.backlog).toBe(20)
    refetch.resume()
    await vi.waitFor(() => expect(done).toBe(20))
    expect(most).toBe(3)
  })
})

describe('back-off', () => {
  it('R2 is jittered, short at first, and 60 s at most', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 10_000 }),
        fc.nat({ max: 10_000_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (attempt, lost, random) => {
          const wait = backoff(attempt, lost, () => random)
          expect(wait).toBeGreaterThan(0)
          expect(wait).toBeLessThanOrEqual(lost < 120_000 ? 650 : 78_000)
        },
      ),
    )
    expect(new Set([0.1, 0.5, 0.9].map((random) => backoff(3, 5_000, () => random))).size).toBe(3)
    expect(backoff(0, 0, () => 0.5)).toBe(250)
    expect([1, 10, 11, 12, 30].map(flapPause)).toEqual([0, 0, 1_000, 2_000, 60_000])
    expect(backoff(500, 3_600_000, () => 0.5)).toBe(60_000)
  })
})
