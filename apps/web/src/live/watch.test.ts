import { expect, it } from 'vitest'
import { createWatch, type Watched } from './watch.ts'

it('sends the union of all wishes, only when it is another one', () => {
  const sent: Watched[] = []
  const watch = createWatch((watched) => sent.push(watched))
  const table = Symbol('table')
  const page = Symbol('page')
  watch.put(table, { rows: ['a', 'b'], usage: false, capacity: false })
  watch.put(page, { rows: ['b'], usage: true, capacity: true })
  watch.put(page, { rows: ['b'], usage: true, capacity: true })
  watch.remove(table)
  expect(sent).toEqual([
    { rows: ['a', 'b'], usage: false, capacity: false },
    { rows: ['a', 'b'], usage: true, capacity: true },
    { rows: ['b'], usage: true, capacity: true },
  ])
})

it('never asks for more rows than the server takes', () => {
  const watch = createWatch(() => undefined)
  const rows = Array.from({ length: 500 }, (_, index) => `row-${index}`)
  watch.put(Symbol('table'), { rows, usage: false, capacity: false })
  expect(watch.union().rows).toHaveLength(200)
})
