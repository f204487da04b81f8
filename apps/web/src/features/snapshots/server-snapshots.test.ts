import type { InstanceFull, InstanceSnapshot } from '@gantry/lxd-client/types/instance'
import { describe, expect, it } from 'vitest'
import { testServer } from '../instances/test-rows.ts'
import { projectsToRead, readingOf } from './server-snapshots.ts'

const snapshot = (created_at: string): InstanceSnapshot => ({
  architecture: '',
  config: {},
  created_at,
  devices: {},
  ephemeral: false,
  expires_at: '',
  last_used_at: '',
  name: created_at,
  profiles: [],
  size: 0,
  stateful: false,
})
const full = (snapshots: InstanceSnapshot[] | null, schedule?: string): InstanceFull => ({
  architecture: '',
  backups: null,
  config: {},
  created_at: '',
  description: '',
  devices: {},
  ephemeral: false,
  expanded_config: schedule === undefined ? {} : { 'snapshots.schedule': schedule },
  expanded_devices: {},
  last_used_at: '',
  location: '',
  name: 'web',
  profiles: [],
  project: 'default',
  snapshots,
  state: null,
  stateful: false,
  status: 'Stopped',
  status_code: 102,
  type: 'container',
})

describe('what is read of an instance', () => {
  it('is how many snapshots it has, the newest, and the schedule that holds in the end', () => {
    const snapshots = [snapshot('2026-11-25T12:00:00+02:00'), snapshot('2026-11-25T11:00:00Z')]
    expect(readingOf(full(snapshots, '@daily'))).toEqual({
      count: 2,
      newest: '2026-11-25T11:00:00Z',
      schedule: '@daily',
    })
    expect(readingOf(full(null))).toEqual({ count: 0, newest: null, schedule: '' })
  })
})

describe('what is asked for', () => {
  const server = testServer({ id: 'alpha0', projects: ['default', 'shop', 'lab'] })

  it('is the whole server in one request, for who may see it', () => {
    expect(projectsToRead(server, [{ role: 'viewer', scope: { server: 'alpha0' } }])).toBeNull()
    expect(projectsToRead(server, [{ role: 'admin', scope: { everything: true } }])).toBeNull()
  })

  it('is each project by name, for who may see only some', () => {
    const bindings = [{ role: 'viewer', scope: { server: 'alpha0', project: 'shop' } }] as const
    expect(projectsToRead(server, bindings)).toEqual(['shop'])
  })
})
