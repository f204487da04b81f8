import { describe, expect, it } from 'vitest'
import { lossesOf, needsVolume, type Storage } from './losses.ts'

const snapshot = (name: string, hour: number) => ({
  name,
  created_at: `2026-11-25T${String(hour).padStart(2, '0')}:00:00Z`,
})
const one = snapshot('one', 1)
const all = [snapshot('three', 3), one, snapshot('two', 2)]
const on = (driver: string, more: Partial<Storage> = {}): Storage => ({
  driver,
  pool: {},
  volume: {},
  ...more,
})
const fate = (storage: Storage | undefined) => lossesOf(one, all, storage, false).deletesLater

describe('what a restore loses', () => {
  it('is everything since the snapshot, and what runs now', () => {
    expect(lossesOf(one, all, on('dir'), true)).toEqual({
      since: '2026-11-25T01:00:00Z',
      later: ['two', 'three'],
      deletesLater: 'no',
      stops: true,
    })
    expect(lossesOf(snapshot('three', 3), all, undefined, false)).toMatchObject({
      later: [],
      deletesLater: 'no',
      stops: false,
    })
  })

  it.each(['dir', 'btrfs', 'lvm', 'ceph'])('leaves later snapshots where they are on %s', (driver) => {
    expect(fate(on(driver))).toBe('no')
    expect(needsVolume(driver)).toBe(false)
  })

  it('takes them along on ZFS where that is allowed, and is refused otherwise', () => {
    const key = 'zfs.remove_snapshots'
    expect(needsVolume('zfs')).toBe(true)
    expect(fate(on('zfs'))).toBe('refused')
    expect(fate(on('zfs', { volume: null }))).toBe('refused')
    expect(fate(on('zfs', { volume: { [key]: 'true' } }))).toBe('yes')
    expect(fate(on('zfs', { pool: { [`volume.${key}`]: 'true' } }))).toBe('yes')
    expect(fate(on('zfs', { pool: { [`volume.${key}`]: 'true' }, volume: { [key]: 'false' } }))).toBe(
      'refused',
    )
  })

  it.each(['1', 'yes', 'on', 'True'])('takes “%s” for a yes, as the servers do', (value) => {
    expect(fate(on('zfs', { volume: { 'zfs.remove_snapshots': value } }))).toBe('yes')
  })

  it('is not known while the storage is not', () => {
    expect(fate(undefined)).toBe('unknown')
  })
})
