import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coverage, extend, none, toggle, toggleAll, within } from './selection.ts'

const order = ['a', 'b', 'c', 'd', 'e']
const keys = fc.uniqueArray(fc.constantFrom(...order, 'gone'))

describe('the selection', () => {
  it('is as before after two toggles', () => {
    void fc.assert(
      fc.property(keys, fc.constantFrom(...order), (selected, key) => {
        const selection = new Set(selected)
        expect([...toggle(toggle(selection, key), key)].sort()).toEqual([...selection].sort())
      }),
    )
  })

  it('reaches no row that is not in the result, and keeps its order', () => {
    void fc.assert(
      fc.property(keys, (selected) => {
        expect(within(new Set(selected), order)).toEqual(order.filter((key) => selected.includes(key)))
      }),
    )
  })

  it('extends from the row before in both directions', () => {
    expect(within(extend(new Set(['b']), order, 'b', 'd'), order)).toEqual(['b', 'c', 'd'])
    expect(within(extend(new Set(['d']), order, 'd', 'b'), order)).toEqual(['b', 'c', 'd'])
  })

  it('selects one row where the row before is gone', () => {
    expect([...extend(none, order, 'gone', 'c')]).toEqual(['c'])
    expect([...extend(none, order, null, 'c')]).toEqual(['c'])
  })

  it('takes the whole result, and nothing the second time', () => {
    const all = toggleAll(new Set(['a']), order)
    expect(coverage(all, order)).toBe('all')
    expect(coverage(toggleAll(all, order), order)).toBe('none')
    expect(coverage(new Set(['a', 'gone']), order)).toBe('some')
    expect(coverage(new Set(['gone']), order)).toBe('none')
    expect(coverage(none, [])).toBe('none')
  })
})
