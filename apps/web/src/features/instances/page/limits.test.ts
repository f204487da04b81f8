import type { Instance } from '@gantry/lxd-client/types/instance'
import { describe, expect, it } from 'vitest'
import { coresOf, deviceSource, rootDisk } from './limits.ts'

const instance: Instance = {
  architecture: 'x86_64',
  config: {},
  created_at: '',
  description: '',
  devices: { extra: { type: 'disk', path: '/data', pool: 'slow' } },
  ephemeral: false,
  expanded_config: {},
  expanded_devices: {
    extra: { type: 'disk', path: '/data', pool: 'slow' },
    root: { type: 'disk', path: '/', pool: 'fast', size: '20GiB' },
    eth0: { type: 'nic' },
  },
  last_used_at: '',
  location: '',
  name: 'web',
  profiles: ['default', 'big'],
  project: 'default',
  stateful: false,
  status: 'Running',
  status_code: 103,
  type: 'container',
}

describe('the cores of an instance', () => {
  it.each([
    [undefined, 8, 8],
    ['', null, null],
    ['2', 8, 2],
    ['0-3', 8, 4],
    ['0,2', 8, 2],
    ['0-1,4-5', 8, 4],
    ['many', 8, 8],
    ['5-1', 8, 8],
  ] as const)('with the limit %s on %s', (limit, ofServer, cores) => {
    expect(coresOf(limit, ofServer)).toBe(cores)
  })
})

it('the root disk is what is mounted at /', () => {
  expect(rootDisk(instance)).toEqual({ pool: 'fast', size: '20GiB' })
  expect(rootDisk({ ...instance, expanded_devices: {} })).toEqual({})
})

it('a device comes from the instance, or from the last profile that has it', () => {
  const profiles = [
    { name: 'default', devices: { root: {}, eth0: {} } },
    { name: 'big', devices: { root: {} } },
    { name: 'other', devices: { eth0: {} } },
  ]
  expect(deviceSource('extra', instance, profiles)).toBeNull()
  expect(deviceSource('root', instance, profiles)).toBe('big')
  expect(deviceSource('eth0', instance, profiles)).toBe('default')
  expect(deviceSource('gone', instance, profiles)).toBeUndefined()
})
