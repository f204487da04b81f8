import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type TarEntry, tarEnd, tarHeader, tarPadding } from '../../src/files/tar.ts'

const run = promisify(execFile)

/** What the system's own tar makes of an archive, name and target as bytes. */
const listed = async (archive: Buffer): Promise<string[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'gantry-tar-'))
  try {
    const file = join(folder, 'a.tar')
    await writeFile(file, archive)
    const { stdout } = await run('tar', ['--numeric-owner', '--quoting-style=literal', '-tvf', file], {
      encoding: 'latin1',
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    })
    return stdout.split('\n').filter(Boolean)
  } finally {
    await rm(folder, { recursive: true })
  }
}

const entry = (part: Partial<TarEntry>): TarEntry => ({
  name: Buffer.from('a'),
  kind: 'file',
  mode: 0o644,
  uid: 0,
  gid: 0,
  size: 0,
  modified: 1_700_000_000,
  ...part,
})

const archive = (...entries: TarEntry[]): Buffer =>
  Buffer.concat([
    ...entries.flatMap((each) => [tarHeader(each), Buffer.alloc(each.size), tarPadding(each.size)]),
    tarEnd,
  ])

describe('a tar archive', () => {
  it('is what tar says it is', async () => {
    const lines = await listed(
      archive(
        entry({ name: Buffer.from('d'), kind: 'directory', mode: 0o1755 }),
        entry({ name: Buffer.from('d/f'), size: 700, uid: 1_000, gid: 100, mode: 0o4755 }),
        entry({ name: Buffer.from('d/l'), kind: 'symlink', mode: 0o777, target: Buffer.from('../x') }),
      ),
    )
    expect(lines).toEqual([
      'drwxr-xr-t 0/0               0 2023-11-14 22:13 d/',
      '-rwsr-xr-x 1000/100        700 2023-11-14 22:13 d/f',
      'lrwxrwxrwx 0/0               0 2023-11-14 22:13 d/l -> ../x',
    ])
  })

  it('holds long names and targets, of any bytes', async () => {
    const long = Buffer.from(`d/${'caf\xe9'.repeat(60)}`, 'latin1')
    const [first, second] = await listed(
      archive(
        entry({ name: long, size: 1 }),
        entry({ name: Buffer.from('l'), kind: 'symlink', target: long }),
      ),
    )
    expect(first?.endsWith(` ${long.toString('latin1')}`)).toBe(true)
    expect(second?.endsWith(` l -> ${long.toString('latin1')}`)).toBe(true)
  })

  it('holds numbers that have no room as octal digits', async () => {
    const [line] = await listed(archive(entry({ uid: 4_294_967_294, gid: 2_097_152 })))
    expect(line).toContain('4294967294/2097152')
    const huge = tarHeader(entry({ size: 9 * 1024 ** 3 }))
    expect(huge.subarray(124, 136).toString('hex')).toBe('800000000000000240000000')
  })

  it('keeps every name apart, whatever it is', async () => {
    const names = fc.uniqueArray(
      fc
        .uint8Array({ minLength: 1, maxLength: 240 })
        .filter((bytes) => ![0, 0x0a, 0x2f, 0x5c].some((byte) => bytes.includes(byte)))
        .map((bytes) => Buffer.from(bytes)),
      { selector: (bytes) => bytes.toString('latin1'), minLength: 1, maxLength: 8 },
    )
    await fc.assert(
      fc.asyncProperty(names, async (all) => {
        const lines = await listed(archive(...all.map((name) => entry({ name }))))
        expect(lines.map((line) => line.slice(line.indexOf('22:13 ') + 6))).toEqual(
          all.map((name) => name.toString('latin1')),
        )
      }),
      { numRuns: 15 },
    )
  })
})
