import { describe, expect, it } from 'vitest'
import { serverRow } from '../../servers/server-row-fixture.ts'
import type { InstanceTarget } from '../actions/client-line.ts'
import {
  attributesCommand,
  createCommand,
  editCommand,
  removeCommand,
  renameCommand,
} from './file-command.ts'

const lxd: InstanceTarget = {
  server: 'aaaaaa',
  project: 'default',
  name: 'web',
  of: serverRow({ id: 'aaaaaa', name: 'alpha', product: 'lxd' }),
}
const incus: InstanceTarget = {
  server: 'dddddd',
  project: 'shop',
  name: 'web',
  of: serverRow({ id: 'dddddd', name: 'delta', product: 'incus' }),
}

describe('the equivalent command', () => {
  it('creates', () => {
    expect(createCommand(lxd, 'file', '/root/a', '').line).toBe(
      'lxc file push --mode 0644 /dev/null alpha:web/root/a',
    )
    expect(createCommand(lxd, 'directory', '/d', '').line).toBe('lxc exec alpha:web -- mkdir -- /d')
    expect(createCommand(lxd, 'symlink', '/l', 'a b').line).toBe("lxc exec alpha:web -- ln -s -- 'a b' /l")
    expect(createCommand(incus, 'symlink', '/l', '../a').line).toBe(
      'incus file create --type=symlink delta:web/l ../a --project shop',
    )
    expect(createCommand(incus, 'file', '/f', '').line).toBe('incus file create delta:web/f --project shop')
  })

  it('renames, edits and deletes', () => {
    expect(renameCommand(incus, '/a', '/b').line).toBe('incus exec delta:web --project shop -- mv -- /a /b')
    expect(editCommand(lxd, '/etc/hosts').line).toBe('lxc file edit alpha:web/etc/hosts')
    expect(removeCommand(lxd, [{ path: '/a', isDirectory: false }]).line).toBe('lxc file delete alpha:web/a')
    const both = [
      { path: '/a', isDirectory: false },
      { path: '/d', isDirectory: true },
    ]
    expect(removeCommand(lxd, both).line).toBe('lxc exec alpha:web -- rm -r -- /a /d')
    expect(removeCommand(incus, both).line).toBe(
      'incus file delete --force delta:web/a delta:web/d --project shop',
    )
  })

  it('changes mode, owner, or both', () => {
    const at = (mode: string | undefined, owner: string | undefined) =>
      attributesCommand(lxd, "/it's", { mode, owner }).line
    expect(at('600', undefined)).toBe(`lxc exec alpha:web -- chmod 600 -- '/it'\\''s'`)
    expect(at(undefined, '5:6')).toBe(`lxc exec alpha:web -- chown 5:6 -- '/it'\\''s'`)
    expect(attributesCommand(lxd, '/f', { mode: '600', owner: '5:6' }).line).toBe(
      'lxc exec alpha:web -- chown 5:6 -- /f\nlxc exec alpha:web -- chmod 600 -- /f',
    )
    expect(attributesCommand(lxd, '/caf\\xe9', { mode: '4750', owner: '5:6' }).line).toBe(
      "lxc exec alpha:web -- chown 5:6 -- $'/caf\\xe9'\nlxc exec alpha:web -- chmod 4750 -- $'/caf\\xe9'",
    )
  })

  it('writes other bytes as bash does', () => {
    expect(renameCommand(lxd, '/caf\\xe9', "/it's\\x0a").line).toBe(
      "lxc exec alpha:web -- mv -- $'/caf\\xe9' $'/it\\'s\\x0a'",
    )
  })
})
