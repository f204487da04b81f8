import { expect, it } from 'vitest'
import { serverRow } from '../../servers/server-row-fixture.ts'
import { testRow } from '../test-rows.ts'
import { copyBody, type Original } from './copy-body.ts'

const snapshot: Original = {
  snapshot: 'one',
  architecture: 'x86_64',
  config: { 'user.a': 'b', 'volatile.eth0.hwaddr': '00:16:3e:00:00:01' },
  devices: { eth0: { type: 'nic', network: 'br0' } },
  expanded_devices: { disk: { type: 'disk', path: '/', pool: 'slow', size: '5GiB' }, eth0: { type: 'nic' } },
  profiles: ['default'],
}
const row = testRow({ name: 'web', project: 'shop' })
const copy = { name: 'new', project: 'shop', member: '', pool: '', snapshots: true, start: true }
const source = { type: 'copy', source: 'web/one', project: 'shop' }

it('a new instance takes over all that the snapshot has', () => {
  expect(copyBody(row, snapshot, copy, serverRow())).toEqual({
    name: 'new',
    type: 'container',
    architecture: 'x86_64',
    profiles: ['default'],
    config: { 'user.a': 'b' },
    devices: { eth0: { type: 'nic', network: 'br0' } },
    source,
  })
})

it('in another pool, its root disk keeps the rest of its settings', () => {
  expect(copyBody(row, snapshot, { ...copy, pool: 'fast' }, serverRow())).toMatchObject({
    devices: {
      eth0: { type: 'nic', network: 'br0' },
      disk: { type: 'disk', path: '/', pool: 'fast', size: '5GiB' },
    },
  })
})

it('is started by the server where that can, and else afterwards', () => {
  const able = serverRow({ extensions: ['instance_create_start'] })
  expect(copyBody(row, snapshot, copy, able)).toMatchObject({ start: true })
  expect(copyBody(row, snapshot, { ...copy, start: false }, able)).not.toHaveProperty('start')
})

it('an instance is copied with its snapshots, unless they are left out', () => {
  const now: Original = { architecture: 'x86_64', config: {}, profiles: ['default'], devices: {} }
  const from = { type: 'copy', source: 'web', project: 'shop' }
  expect(copyBody(row, now, copy, serverRow()).source).toEqual(from)
  expect(copyBody(row, now, { ...copy, snapshots: false }, serverRow()).source).toEqual({
    ...from,
    instance_only: true,
  })
})
