import { describe, expect, it } from 'vitest'
import { testServer } from '../test-rows.ts'
import { createCommand, deleteCommands, exportCommand } from './backup-commands.ts'
import { backupBody, backupProblems, emptyBackup } from './backup-form.ts'
import { endingOf, kindOfFile } from './file-kind.ts'

const now = Date.parse('2026-11-25T12:00:00Z')
const delta = testServer({ id: 'delta0', name: 'delta', product: 'incus' })
const web = { server: 'alpha0', project: 'default', name: 'web', of: testServer() }
const full = { ...emptyBackup, name: 'before', instanceOnly: true, optimized: true, compression: 'zstd' }

describe('the form', () => {
  it.each([
    ['', null],
    ['nightly-1.2', null],
    ['a/b', 'Letters, digits, dashes, dots and underlines; a letter or digit first'],
    ['..', 'Letters, digits, dashes, dots and underlines; a letter or digit first'],
    ['x'.repeat(64), '63 characters at most'],
    ['old', 'There is a backup old already'],
  ])('the name %j', (name, problem) => {
    expect(backupProblems({ ...emptyBackup, name }, new Set(['old']), now).name).toBe(problem)
  })

  it('expires later, or never', () => {
    const at = (expires: string) => backupProblems({ ...emptyBackup, expires }, new Set(), now).expires
    expect(at('')).toBeNull()
    expect(at('2030-01-01T00:00')).toBeNull()
    expect(at('2020-01-01T00:00')).toBe('A time to come')
  })

  it('becomes the request', () => {
    expect(backupBody(emptyBackup)).toEqual({ instance_only: false, optimized_storage: false })
    expect(backupBody({ ...full, expires: '2030-01-02T03:04' })).toEqual({
      name: 'before',
      instance_only: true,
      optimized_storage: true,
      compression_algorithm: 'zstd',
      expires_at: new Date('2030-01-02T03:04').toISOString().replace('.000Z', 'Z'),
    })
  })
})

describe('the commands', () => {
  it('make one', () => {
    expect(createCommand(full, web)).toBe(
      `lxc query --request POST --wait --data '{"name":"before","compression_algorithm":"zstd","instance_only":true,"optimized_storage":true}' alpha:/1.0/instances/web/backups`,
    )
  })
  it('delete several', () => {
    expect(deleteCommands(['a', 'b'], { ...web, server: 'delta0', project: 'shop', of: delta })).toBe(
      [
        "incus query --request DELETE --wait 'delta:/1.0/instances/web/backups/a?project=shop'",
        "incus query --request DELETE --wait 'delta:/1.0/instances/web/backups/b?project=shop'",
      ].join('\n'),
    )
  })
  it('export to a file', () => {
    expect(exportCommand(emptyBackup, 'web.tar.gz', web)).toBe('lxc export alpha:web web.tar.gz')
    expect(exportCommand(full, 'my web.tar', { ...web, project: 'shop' })).toBe(
      "lxc export alpha:web 'my web.tar' --instance-only --optimized-storage --compression zstd --project shop",
    )
  })
})

it.each([
  [[0x1f, 0x8b, 8], 'tar.gz'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'tar.zst'],
  [[0x62, 0x61, 0x63, 0x6b, 0x75, 0x70], 'tar'],
  [[], 'tar'],
])('a file that begins with %j', (bytes, extension) => {
  expect(kindOfFile(new Uint8Array(bytes))).toBe(extension)
})

it.each([
  ['', 'tar.gz'],
  ['gzip', 'tar.gz'],
  ['xz', 'tar.xz'],
  ['none', 'tar'],
])('a file packed with %j ends with %s', (compression, ending) => {
  expect(endingOf(compression)).toBe(ending)
})
