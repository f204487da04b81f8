import type { InstanceSnapshot } from '@gantry/lxd-client/types/instance'
import { expect, it } from 'vitest'
import { serverRow } from '../../servers/server-row-fixture.ts'
import { testRow } from '../test-rows.ts'
import { copyBody } from './copy-body.ts'

const snapshot: InstanceSnapshot = {
  architecture: 'x86_64',
  config: {},
  created_at: '',
  devices: {},
  ephemeral: false,
  expanded_devices: { disk: { type: 'disk', path: '/', pool: 'slow', size: '5GiB' }, eth0: { type: 'nic' } },
  expires_at: '',
  last_used_at: '',
  name: 'one',
  profiles: ['default'],
  size: -1,
  stateful: false,
}
const row = testRow({ name: 'web', project: 'shop' })
const copy = { name: 'new', project: 'shop', member: '', pool: '', start: true }
const source = { type: 'copy', source: 'web/one', project: 'shop' }

it('a new instance takes over all that the snapshot has', () => {
  expect(copyBody(row, snapshot, copy, serverRow())).toEqual({
    ...{ name: 'new', type: 'container', profiles: ['default'] },
    source,
  })
})

it('in another pool, its root disk keeps the rest of its settings', () => {
  expect(copyBody(row, snapshot, { ...copy, pool: 'fast' }, serverRow())).toMatchObject({
    devices: { disk: { type: 'disk', path: '/', pool: 'fast', size: '5GiB' } },
  })
})

it('is started by the server where that can, and else afterwards', () => {
  const able = serverRow({ extensions: ['instance_create_start'] })
  expect(copyBody(row, snapshot, copy, able)).toMatchObject({ start: true })
  expect(copyBody(row, snapshot, { ...copy, start: false }, able)).not.toHaveProperty('start')
})
