import type { InstanceSnapshot } from '@gantry/lxd-client/types/instance'
import { QueryClient } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { instanceDetail } from '../instances/queries.ts'
import { instanceForChange, snapshotList } from '../instances/snapshots/snapshot-queries.ts'
import { testInstance } from '../instances/test-rows.ts'
import { withNewer } from './newer-readings.ts'

const snapshot: InstanceSnapshot = {
  architecture: '',
  config: {},
  created_at: '2026-11-25T12:00:00Z',
  devices: {},
  ephemeral: false,
  expires_at: '',
  last_used_at: '',
  name: 'one',
  profiles: [],
  size: 0,
  stateful: false,
}
const bare = { count: 0, newest: null, schedule: '@daily' }
const reading = new Map([
  ['alpha0/default/a', bare],
  ['alpha0/default/b', bare],
])

it('what the page of an instance has read since is taken over, and what it read before is not', () => {
  const queries = new QueryClient()
  queries.setQueryData(snapshotList('alpha0', 'default', 'a').queryKey, [snapshot], { updatedAt: 2000 })
  queries.setQueryData(snapshotList('alpha0', 'default', 'b').queryKey, [snapshot], { updatedAt: 500 })
  queries.setQueryData(snapshotList('beta00', 'default', 'a').queryKey, [snapshot], { updatedAt: 2000 })
  const newer = withNewer(queries, 'alpha0', reading, 1000)
  expect(newer.get('alpha0/default/a')).toEqual({
    count: 1,
    newest: '2026-11-25T12:00:00Z',
    schedule: '@daily',
  })
  expect(newer.get('alpha0/default/b')).toEqual(bare)
  expect(withNewer(queries, 'alpha0', reading, 3000)).toBe(reading)
})

it('a schedule that was changed since is taken over, and the newest reading of it wins', () => {
  const queries = new QueryClient()
  const having = (schedule: string) => testInstance({ expanded_config: { 'snapshots.schedule': schedule } })
  const changed = (name: string, schedule: string, updatedAt: number) =>
    queries.setQueryData(
      instanceForChange('alpha0', 'default', name).queryKey,
      { instance: having(schedule), etag: undefined },
      { updatedAt },
    )
  changed('a', '@hourly', 2000)
  changed('b', '@hourly', 2000)
  const detail = { ...having('@weekly'), state: null, backups: null, snapshots: [snapshot] }
  queries.setQueryData(instanceDetail('alpha0', 'default', 'b').queryKey, detail, { updatedAt: 3000 })
  // Of one that was made since, this alone says nothing of its snapshots.
  changed('new', '@hourly', 2000)
  const newer = withNewer(queries, 'alpha0', reading, 1000)
  expect(newer.get('alpha0/default/a')).toEqual({ ...bare, schedule: '@hourly' })
  expect(newer.get('alpha0/default/b')).toEqual({
    count: 1,
    newest: '2026-11-25T12:00:00Z',
    schedule: '@weekly',
  })
  expect(newer.get('alpha0/default/new')).toBeUndefined()
})
