import { describe, expect, it } from 'vitest'
import { testInstance } from '../test-rows.ts'
import { changesOf, effectiveValue, ownSettings, rebased, settingOf, withSettings } from './settings.ts'

const profiles = [
  { name: 'default', config: { 'snapshots.schedule': '@daily', 'snapshots.expiry': '1w' } },
  { name: 'often', config: { 'snapshots.schedule': '@hourly' } },
  { name: 'other', config: { 'snapshots.schedule': '@weekly' } },
]
const instance = testInstance({
  config: { 'snapshots.pattern': 'n-%d', 'user.a': 'b' },
  profiles: ['default', 'often'],
})

describe('where a setting comes from', () => {
  it('the last profile of the instance that has it wins', () => {
    expect(settingOf('snapshots.schedule', instance, profiles)).toEqual({
      own: '',
      inherited: '@hourly',
      profile: 'often',
    })
    expect(settingOf('snapshots.expiry', instance, profiles)).toMatchObject({
      inherited: '1w',
      profile: 'default',
    })
  })

  it('is what the server says in the end while the profiles are not read', () => {
    const expanded_config = { 'snapshots.schedule': '@hourly', 'snapshots.pattern': 'n-%d' }
    const known = { ...instance, expanded_config }
    expect(effectiveValue(settingOf('snapshots.schedule', known, undefined))).toBe('@hourly')
    expect(settingOf('snapshots.pattern', known, undefined)).toEqual({
      own: 'n-%d',
      inherited: undefined,
      profile: undefined,
    })
  })

  it('the instance wins over all profiles', () => {
    const setting = settingOf('snapshots.pattern', instance, profiles)
    expect(setting).toEqual({ own: 'n-%d', inherited: '', profile: undefined })
    expect(effectiveValue(setting)).toBe('n-%d')
    expect(effectiveValue(settingOf('snapshots.expiry', instance, profiles))).toBe('1w')
  })
})

describe('a change of the settings', () => {
  const wanted = { ...ownSettings(instance), 'snapshots.schedule': '0 6 * * *', 'snapshots.pattern': '' }

  it('is only what differs', () => {
    expect(changesOf(ownSettings(instance), wanted)).toEqual({
      'snapshots.schedule': '0 6 * * *',
      'snapshots.pattern': '',
    })
    expect(changesOf(ownSettings(instance), ownSettings(instance))).toEqual({})
  })

  it('is put on top of what came meanwhile, and takes nothing of that back', () => {
    const before = ownSettings(instance)
    const after = { ...before, 'snapshots.expiry': '3d', 'snapshots.schedule': '@weekly' }
    expect(rebased(before, wanted, after)).toEqual({
      'snapshots.schedule': '0 6 * * *',
      'snapshots.schedule.stopped': '',
      'snapshots.pattern': '',
      'snapshots.expiry': '3d',
    })
  })

  it('leaves all other keys as they were, and what is empty out', () => {
    expect(withSettings(instance.config, wanted)).toEqual({
      'user.a': 'b',
      'snapshots.schedule': '0 6 * * *',
    })
  })
})
