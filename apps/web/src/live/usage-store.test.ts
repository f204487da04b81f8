import { expect, it } from 'vitest'
import { createUsageStore } from './usage-store.ts'

const sample = (key: string, cpu: number) => ({
  key,
  cpu,
  memory: null,
  memoryTotal: null,
  disk: null,
  received: null,
  sent: null,
  processes: null,
})

it('keeps the last sixty samples, and wakes only who listens to that instance', () => {
  const store = createUsageStore()
  let woken = 0
  const stop = store.subscribe('a', () => {
    woken += 1
  })
  for (let index = 0; index < 70; index += 1) {
    store.add(new Date(index * 5000).toISOString(), [sample('a', index), sample('b', 0)])
  }
  expect(woken).toBe(70)
  expect(store.history('a')).toHaveLength(60)
  expect(store.history('a').at(-1)?.cpu).toBe(69)
  expect(store.history('nobody')).toBe(store.history('nobody'))
  stop()
  store.add(new Date().toISOString(), [sample('a', 1)])
  expect(woken).toBe(70)
})
