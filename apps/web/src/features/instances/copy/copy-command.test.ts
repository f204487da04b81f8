import { expect, it } from 'vitest'
import { serverRow } from '../../servers/server-row-fixture.ts'
import type { InstanceTarget } from '../actions/client-line.ts'
import { type Copy, copyCommand } from './copy-command.ts'

const web: InstanceTarget = {
  server: 'aaaaaa',
  project: 'default',
  name: 'web',
  of: serverRow({ name: 'alpha', product: 'lxd' }),
}
const copy: Copy = { name: 'new', project: 'default', member: '', pool: '', snapshots: true, start: false }

it('copies an instance, with or without its snapshots', () => {
  expect(copyCommand(web, undefined, copy)).toBe('lxc copy alpha:web alpha:new')
  expect(copyCommand(web, undefined, { ...copy, snapshots: false })).toBe(
    'lxc copy alpha:web alpha:new --instance-only',
  )
})

it('makes an instance of a snapshot, in another project, on a member and in a pool', () => {
  expect(copyCommand(web, 'one', copy)).toBe('lxc copy alpha:web/one alpha:new')
  expect(copyCommand(web, 'one', { ...copy, name: '' })).toBe('lxc copy alpha:web/one alpha:<name>')
  const elsewhere = { ...copy, project: 'p', member: 'm2', pool: 'fast', snapshots: false, start: true }
  expect(copyCommand(web, 'one', elsewhere)).toBe(
    'lxc copy alpha:web/one alpha:new --target m2 --storage fast --target-project p\nlxc start alpha:new --project p',
  )
})
