import { describe, expect, it } from 'vitest'
import { serverRow } from '../../servers/server-row-fixture.ts'
import type { InstanceTarget } from '../actions/client-line.ts'
import { neverExpires } from './expiry.ts'
import {
  createCommand,
  deleteCommand,
  expiryCommand,
  renameCommand,
  restoreCommand,
  settingsCommand,
} from './snapshot-command.ts'

const lxd: InstanceTarget = {
  server: 'aaaaaa',
  project: 'default',
  name: 'web',
  of: serverRow({ name: 'alpha', product: 'lxd' }),
}
const incus: InstanceTarget = {
  server: 'dddddd',
  project: 'my project',
  name: 'web',
  of: serverRow({ name: 'delta', product: 'incus' }),
}
const plain = { name: '', stateful: false, expiresAt: undefined }

describe('the command that does the same', () => {
  it('takes one, named by the server or not', () => {
    expect(createCommand(lxd, plain)).toBe('lxc snapshot alpha:web')
    expect(createCommand(lxd, { name: 'a b', stateful: true, expiresAt: neverExpires })).toBe(
      "lxc snapshot alpha:web 'a b' --stateful --no-expiry",
    )
    expect(createCommand(incus, { ...plain, name: 'one' })).toBe(
      "incus snapshot create delta:web one --project 'my project'",
    )
  })

  it('asks the API where the clients have no flag: for a date', () => {
    const expiresAt = '2026-12-02T18:23:00.000Z'
    expect(createCommand(lxd, { name: 'one', stateful: false, expiresAt })).toBe(
      `lxc query --request POST --wait --data '{"name":"one","expires_at":"${expiresAt}"}' alpha:/1.0/instances/web/snapshots`,
    )
    expect(createCommand(incus, { name: '', stateful: true, expiresAt })).toBe(
      `incus query --request POST --wait --data '{"stateful":true,"expires_at":"${expiresAt}"}' 'delta:/1.0/instances/web/snapshots?project=my%20project'`,
    )
    expect(expiryCommand(lxd, 'a b', expiresAt)).toBe(
      `lxc query --request PUT --wait --data '{"expires_at":"${expiresAt}"}' alpha:/1.0/instances/web/snapshots/a%20b`,
    )
  })

  it('renames, restores and deletes', () => {
    expect(renameCommand(lxd, 'one', 'two')).toBe('lxc rename alpha:web/one web/two')
    expect(renameCommand(incus, 'one', 'two')).toBe(
      "incus snapshot rename delta:web one two --project 'my project'",
    )
    expect(restoreCommand(lxd, 'one', true)).toBe('lxc restore alpha:web one --stateful')
    expect(restoreCommand(incus, 'one', false)).toBe(
      "incus snapshot restore delta:web one --project 'my project'",
    )
    expect(deleteCommand(lxd, ['one', 'two'])).toBe('lxc delete alpha:web/one alpha:web/two')
    expect(deleteCommand({ ...incus, project: 'default' }, ['one', 'two'])).toBe(
      'incus snapshot delete delta:web one\nincus snapshot delete delta:web two',
    )
  })

  it('sets and unsets what belongs to the schedule', () => {
    expect(
      settingsCommand(lxd, {
        'snapshots.schedule': '0 6 * * *',
        'snapshots.pattern': "{{ creation_date|date:'2006' }}",
        'snapshots.expiry': '',
      }),
    ).toBe(
      "lxc config set alpha:web 'snapshots.schedule=0 6 * * *' 'snapshots.pattern={{ creation_date|date:'\\''2006'\\'' }}'\nlxc config unset alpha:web snapshots.expiry",
    )
    expect(settingsCommand(lxd, {})).toBe('')
  })
})
