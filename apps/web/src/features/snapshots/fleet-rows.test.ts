import { describe, expect, it } from 'vitest'
import { testRow } from '../instances/test-rows.ts'
import { type FleetRow, fleetRows, isShown, stateOf, worstFirst } from './fleet-rows.ts'

const now = Date.parse('2026-11-25T12:00:00Z')
const reading = (newest: string | null) => ({ count: newest === null ? 0 : 1, newest, schedule: '' })
const row = (name: string, newest: string | null | undefined): FleetRow => ({
  instance: testRow({ name }),
  reading: newest === undefined ? undefined : reading(newest),
})
const bare = row('bare', null)
const old = row('old', '2026-11-10T12:00:00Z')
const fresh = row('fresh', '2026-11-25T06:00:00Z')
const unread = row('unread', undefined)
const all = [unread, fresh, old, bare]

describe('who has no recent snapshot', () => {
  it('is told by the days that count', () => {
    expect(all.map((one) => stateOf(one, 7, now))).toEqual(['unread', 'recent', 'old', 'none'])
    expect(stateOf(old, 30, now)).toBe('recent')
    expect(stateOf(row('edge', '2026-11-18T12:00:00Z'), 7, now)).toBe('recent')
    expect(stateOf(row('edge', '2026-11-18T11:59:59Z'), 7, now)).toBe('old')
  })

  it('filters, and those without any are older than every number of days', () => {
    const names = (shown: 'all' | 'none' | 'old') =>
      all.filter((one) => isShown(one, shown, 7, now)).map(({ instance }) => instance.name)
    expect(names('all')).toEqual(['unread', 'fresh', 'old', 'bare'])
    expect(names('none')).toEqual(['bare'])
    expect(names('old')).toEqual(['old', 'bare'])
  })

  it('is sorted worst first', () => {
    expect(worstFirst(bare)).toBe(0)
    expect(worstFirst(old)).toBeLessThan(worstFirst(fresh) ?? 0)
    expect(worstFirst(unread)).toBeNull()
  })
})

it('only instances of servers that were read are there, also those made since', () => {
  const instances = [testRow({ name: 'a' }), testRow({ name: 'b' }), testRow({ server: 'beta00', name: 'c' })]
  const rows = fleetRows(instances, new Map([['alpha0', new Map([['alpha0/default/a', reading(null)]])]]))
  expect(rows.map(({ instance, reading: read }) => [instance.name, read])).toEqual([
    ['a', reading(null)],
    ['b', undefined],
  ])
})
