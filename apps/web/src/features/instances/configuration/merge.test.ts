import { describe, expect, it } from 'vitest'
import type { Editable } from './editable.ts'
import { compare, merged } from './merge.ts'

const base: Editable = {
  description: '',
  ephemeral: false,
  profiles: ['default'],
  config: { 'limits.cpu': '1', 'limits.memory': '1GiB', 'user.a': 'a' },
  devices: { root: { type: 'disk', path: '/', pool: 'default' } },
}
const having = (part: Partial<Editable>): Editable => ({ ...base, ...part })
const names = (changes: { section: string; key: string }[]): string[] =>
  changes.map(({ section, key }) => `${section} ${key}`.trim())

describe('two changes of one configuration', () => {
  const mine = having({
    description: 'mine',
    config: { 'limits.cpu': '4', 'user.a': 'a', 'user.new': 'n' },
    devices: { ...base.devices, data: { type: 'disk', source: '/a', path: '/a' } },
  })
  const theirs = having({
    profiles: ['default', 'web'],
    config: { 'limits.cpu': '2', 'limits.memory': '2GiB', 'user.a': 'b', 'volatile.x': '1' },
    devices: { ...base.devices, data: { type: 'disk', source: '/b', path: '/b' } },
  })

  it('tells what was changed there from what was changed on both sides', () => {
    const { taken, conflicts } = compare(base, mine, theirs)
    expect(names(taken)).toEqual(['profiles', 'config user.a', 'config volatile.x'])
    expect(names(conflicts)).toEqual(['config limits.cpu', 'config limits.memory', 'devices data'])
    expect(conflicts[1]).toMatchObject({ base: '1GiB', mine: undefined, theirs: '2GiB' })
  })

  it('keeps both, and of conflicts what was chosen', () => {
    const all = merged(base, mine, theirs, compare(base, mine, theirs).conflicts)
    expect(all).toEqual({
      description: 'mine',
      ephemeral: false,
      profiles: ['default', 'web'],
      config: { 'limits.cpu': '4', 'user.a': 'b', 'user.new': 'n', 'volatile.x': '1' },
      devices: mine.devices,
    })
    const none = merged(base, mine, theirs, [])
    expect(none.config).toEqual({
      'limits.cpu': '2',
      'limits.memory': '2GiB',
      'user.a': 'b',
      'user.new': 'n',
      'volatile.x': '1',
    })
    expect(none.devices).toEqual(theirs.devices)
  })

  it('has no conflict where both did the same, or only one did something', () => {
    expect(compare(base, mine, base)).toEqual({ taken: [], conflicts: [] })
    expect(names(compare(base, mine, mine).conflicts)).toEqual([])
    expect(merged(base, mine, base, [])).toEqual(mine)
    expect(merged(base, base, theirs, [])).toEqual(theirs)
  })

  it('does not take another order of keys in a device for a change', () => {
    const turned = having({ devices: { root: { pool: 'default', path: '/', type: 'disk' } } })
    expect(compare(base, mine, turned)).toEqual({ taken: [], conflicts: [] })
  })
})
