import type { ActionRun } from '@gantry/protocol/actions'
import { instanceKey } from '@gantry/protocol/instance-row'
import type { Hint, LiveBatch, LiveHello } from '@gantry/protocol/live'
import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { createLiveStore, type LiveStore } from './live-store.ts'
import { instance, operation, server } from './test-rows.ts'

let flushes: (() => void)[] = []
let hints: Hint[] = []
let store: LiveStore

const frame = (): void => {
  const due = flushes
  flushes = []
  for (const flush of due) flush()
}
const hello = (seq = 0): LiveHello => ({
  type: 'hello',
  seq,
  servers: [server('alpha')],
  operations: [],
  actions: [],
})
const put = (seq: number, ...rows: ReturnType<typeof instance>[]): LiveBatch => ({
  type: 'batch',
  seq,
  instances: { put: rows, drop: [] },
})
const drop = (seq: number, ...keys: string[]): LiveBatch => ({
  type: 'batch',
  seq,
  instances: { put: [], drop: keys },
})
const names = (): string[] => store.instances.all.get().map((row) => `${row.name} ${row.status}`)

beforeEach(() => {
  flushes = []
  hints = []
  store = createLiveStore(
    (some) => hints.push(...some),
    (flush) => flushes.push(flush),
  )
})

describe('instances', () => {
  it('holds changes back until the snapshot, and leaves out those that are in it', () => {
    store.hello(hello())
    store.batch(put(5, instance('web', { status: 'Stopped' })))
    store.batch(put(7, instance('web', { status: 'Frozen' })))
    expect(names()).toEqual([])
    store.snapshot({ seq: 6, rows: [instance('web', { status: 'Running' })] })
    expect(names()).toEqual(['web Frozen'])
  })

  it('does not bring back what the snapshot no longer has', () => {
    store.hello(hello())
    store.batch(put(5, instance('gone')))
    store.snapshot({ seq: 6, rows: [] })
    expect(names()).toEqual([])
  })

  it('applies changes at once after the snapshot', () => {
    store.hello(hello())
    store.snapshot({ seq: 1, rows: [instance('a'), instance('b')] })
    store.batch(drop(2, instanceKey(instance('a'))))
    store.batch(put(3, instance('c')))
    expect(names()).toEqual(['b Running', 'c Running'])
  })

  it('keeps the rows of before through a reconnect, until the new snapshot', () => {
    store.hello(hello())
    store.snapshot({ seq: 1, rows: [instance('old')] })
    store.hello(hello(9))
    store.batch(put(10, instance('late')))
    expect(names()).toEqual(['old Running'])
    expect(store.loaded.get()).toBe(true)
    store.snapshot({ seq: 9, rows: [instance('new')] })
    expect(names()).toEqual(['new Running', 'late Running'])
  })

  it('ends at the same rows wherever in the stream the snapshot was taken', async () => {
    const change = fc.record({
      name: fc.constantFrom('a', 'b', 'c'),
      status: fc.constantFrom('Running', 'Stopped', undefined),
    })
    await fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), fc.nat(12), fc.nat(12), (changes, taken, arrived) => {
        const cut = Math.min(taken, changes.length)
        const seen = Math.max(cut, Math.min(arrived, changes.length))
        const truth = new Map<string, ReturnType<typeof instance>>()
        const batches = changes.map(({ name, status }, index) =>
          status === undefined
            ? drop(index + 1, instanceKey(instance(name)))
            : put(index + 1, instance(name, { status })),
        )
        let snapshot: ReturnType<typeof instance>[] = []
        changes.forEach(({ name, status }, index) => {
          if (index === cut) snapshot = [...truth.values()]
          if (status === undefined) truth.delete(name)
          else truth.set(name, instance(name, { status }))
        })
        if (cut === changes.length) snapshot = [...truth.values()]
        const mine = createLiveStore(
          () => undefined,
          () => undefined,
        )
        mine.hello(hello())
        for (const batch of batches.slice(0, seen)) mine.batch(batch)
        mine.snapshot({ seq: cut, rows: snapshot })
        for (const batch of batches.slice(seen)) mine.batch(batch)
        const byName = (rows: Iterable<ReturnType<typeof instance>>) =>
          [...rows].map((row) => `${row.name} ${row.status}`).sort()
        expect(byName(mine.instances.all.get())).toEqual(byName(truth.values()))
      }),
    )
  })

  it('tells listeners once a frame, and keeps the identity of rows that did not change', () => {
    store.hello(hello())
    store.snapshot({ seq: 1, rows: [instance('a'), instance('b')] })
    frame()
    const [a] = store.instances.all.get()
    let told = 0
    store.instances.all.subscribe(() => {
      told += 1
    })
    store.batch(put(2, instance('b', { status: 'Stopped' })))
    store.batch(put(3, instance('c')))
    expect(told).toBe(0)
    frame()
    expect(told).toBe(1)
    expect(store.instances.all.get()[0]).toBe(a)
    expect(store.instances.all.get()).toBe(store.instances.all.get())
  })
})

describe('operations', () => {
  it('never come back to life', () => {
    store.hello(hello())
    store.batch({ type: 'batch', seq: 1, operations: [operation('one', { status: 'Success' })] })
    store.batch({ type: 'batch', seq: 2, operations: [operation('one', { status: 'Running' })] })
    expect(store.operations.all.get().map((row) => row.status)).toEqual(['Success'])
  })

  it('keep the last fifty that ended, and all that run', () => {
    const many = Array.from({ length: 80 }, (_, index) =>
      operation(`ended-${index}`, {
        status: 'Success',
        ended: `2026-11-24T10:${String(index % 60).padStart(2, '0')}:00Z`,
      }),
    )
    store.hello({ ...hello(), operations: [...many, operation('running')] })
    const rows = store.operations.all.get()
    expect(rows).toHaveLength(51)
    expect(rows.some(({ id }) => id === 'running')).toBe(true)
    expect(rows.some(({ id }) => id === 'ended-0')).toBe(false)
    expect(rows.some(({ id }) => id === 'ended-59')).toBe(true)
  })
})

describe('runs and hints', () => {
  const run: ActionRun = {
    id: 'run',
    what: { action: 'stop' },
    person: { id: 'p', name: 'Ada' },
    started: '2026-11-24T10:00:00Z',
    ended: null,
    items: [
      { key: 'alpha00/default/a', state: 'waiting' },
      { key: 'alpha00/default/b', state: 'waiting' },
    ],
  }

  it('moves the items that moved', () => {
    store.hello(hello())
    store.putRun(run)
    const items = [{ key: 'alpha00/default/b', state: 'failed', error: 'busy' } as const]
    store.batch({ type: 'batch', seq: 1, actions: [{ id: 'run', ended: '2026-11-24T10:00:09Z', items }] })
    expect(store.runs.all.get()).toEqual([
      { ...run, ended: '2026-11-24T10:00:09Z', items: [run.items[0], items[0]] },
    ])
  })

  it('passes hints on at once, also before the snapshot', () => {
    store.hello(hello())
    const hint = { server: 'alpha00', project: 'default', kind: 'profiles', name: 'web' }
    store.batch({ type: 'batch', seq: 1, hints: [hint] })
    expect(hints).toEqual([hint])
  })

  it('forgets everything at the end of the session', () => {
    store.hello(hello())
    store.snapshot({ seq: 1, rows: [instance('a')] })
    store.clear()
    expect([names(), store.servers.all.get(), store.loaded.get()]).toEqual([[], [], false])
  })
})
