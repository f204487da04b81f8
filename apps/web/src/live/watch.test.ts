import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createWatch, type Watched } from './watch.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('sends the union of all wishes, only when it is another one', () => {
  const sent: Watched[] = []
  const watch = createWatch((watched) => sent.push(watched))
  const table = Symbol('table')
  const page = Symbol('page')
  watch.put(table, { rows: ['a', 'b'], usage: false, capacity: false })
  vi.advanceTimersByTime(100)
  watch.put(page, { rows: ['b'], usage: true, capacity: true })
  vi.advanceTimersByTime(100)
  watch.put(page, { rows: ['b'], usage: true, capacity: true })
  vi.advanceTimersByTime(100)
  watch.remove(table)
  vi.advanceTimersByTime(100)
  expect(sent).toEqual([
    { rows: ['a', 'b'], usage: false, capacity: false },
    { rows: ['a', 'b'], usage: true, capacity: true },
    { rows: ['b'], usage: true, capacity: true },
  ])
})

it('sends nothing of what only passes by', () => {
  const sent: Watched[] = []
  const watch = createWatch((watched) => sent.push(watched))
  const table = Symbol('table')
  for (let row = 0; row < 20; row++) {
    watch.put(table, { rows: [`row-${row}`], usage: false, capacity: false })
    vi.advanceTimersByTime(16)
  }
  expect(sent).toEqual([])
  vi.advanceTimersByTime(100)
  expect(sent.map(({ rows }) => rows)).toEqual([['row-19']])
})

it('never asks for more rows than the server takes', () => {
  const watch = createWatch(() => undefined)
  const rows = Array.from({ length: 500 }, (_, index) => `row-${index}`)
  watch.put(Symbol('table'), { rows, usage: false, capacity: false })
  expect(watch.union().rows).toHaveLength(200)
})
