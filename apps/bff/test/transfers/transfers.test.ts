import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ActionRun } from '@gantry/protocol/actions'
import { AuditPage } from '@gantry/protocol/audit-record'
import type { Transfer } from '@gantry/protocol/transfer'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type * as z from 'zod/mini'
import { addLab, labNames, lxc } from '../fleet/lab.ts'
import { type Browser, startTestGantry, type TestGantry, until } from '../harness.ts'

const prefix = 'bff-tr'
const original = 'bff-tr-original'
const large = 'bff-tr-large'
const servers = ['alpha', 'beta', 'm1', 'delta']
/** Deletes what this file made, also in a run that was killed, but for what several tests use. */
const sweep = async (kept: readonly string[] = []): Promise<void> => {
  for (const server of servers) {
    const names = (await lxc(server, 'list', prefix, '-c', 'n', '-f', 'csv')).split('\n')
    for (const name of names) if (name !== '' && !kept.includes(name)) await lxc(server, 'delete', '-f', name)
  }
}

describe.skipIf(labNames.length < 4)('instances between real servers', () => {
  let test: TestGantry
  let admin: Browser
  let folder: string
  const ids: Record<string, string> = {}

  type Asked = z.input<typeof Transfer>
  const transfer = (to: string, part: Partial<Asked> = {}): Asked => ({
    to: { server: ids[to] ?? '', project: 'default' },
    ...part,
  })
  const keyOf = (server: string, name = original) => `${ids[server]}/default/${name}`
  const start = async (key: string, what: Asked, browser = admin): Promise<ActionRun> => {
    const started = await browser.post('api/fleet/actions', {
      what: { action: 'transfer', transfer: what },
      instances: [key],
    })
    expect(started.status, started.text).toBe(202)
    return ActionRun.parse(started.json)
  }
  const read = async (id: string, browser = admin): Promise<ActionRun> =>
    ActionRun.parse((await browser.get(`api/fleet/actions/${id}`)).json)
  const ended = (id: string, browser = admin) =>
    until(
      'the end',
      async () => {
        const run = await read(id, browser)
        return run.ended === null ? undefined : run.items[0]
      },
      60_000,
    )
  const go = async (key: string, what: Asked, browser = admin) =>
    ended((await start(key, what, browser)).id, browser)

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gantry-transfer-'))
    test = await startTestGantry()
    admin = await test.setUp()
    await sweep()
    for (const name of servers) ids[name] = await addLab(test, admin, name)
    await writeFile(join(folder, 'big'), randomBytes(256 * 1024 * 1024))
    await writeFile(join(folder, 'small'), 'what was in it')
    for (const server of ['alpha', 'delta']) {
      await lxc(server, 'init', 'busybox', original, '-c', 'user.note=kept')
      await lxc(server, 'file', 'push', join(folder, 'small'), `${original}/root/small`)
      await lxc(server, 'snapshot', ...(server === 'delta' ? ['create'] : []), original, 'before')
    }
  }, 90_000)

  afterEach(() => sweep([original, large]), 60_000)

  afterAll(async () => {
    try {
      await sweep()
    } finally {
      await test?.[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    }
  }, 60_000)

  const routes = [
    { from: 'alpha', to: 'beta', way: 'pull' },
    { from: 'alpha', to: 'beta', way: 'push' },
    { from: 'alpha', to: 'beta', way: 'relay' },
    { from: 'alpha', to: 'beta', way: 'backup' },
    { from: 'alpha', to: 'm1', way: 'relay' },
    { from: 'alpha', to: 'delta', way: 'pull' },
    { from: 'alpha', to: 'delta', way: 'relay' },
    { from: 'alpha', to: 'delta', way: 'backup' },
  ] as const

  it.each(routes)(
    'are copied from $from to $to by $way, with what is in them and their snapshots',
    async ({ from, to, way }) => {
      const name = `bff-tr-copied-${way}`
      const item = await go(keyOf(from), transfer(to, { way, names: { [keyOf(from)]: name } }))
      expect(item?.error).toBeUndefined()
      expect(item).toMatchObject({ state: 'done', way, made: keyOf(to, name) })
      expect(await lxc(to, 'file', 'pull', `${name}/root/small`, '-')).toBe('what was in it')
      expect((await lxc(to, 'config', 'get', name, 'user.note')).trim()).toBe('kept')
      const snapshots = await lxc(to, 'query', `/1.0/instances/${name}/snapshots`)
      expect(snapshots).toContain(`/1.0/instances/${name}/snapshots/before`)
    },
    60_000,
  )

  it('of Incus go to LXD 5.0 without snapshots, and with them it says why not', async () => {
    const names = { [keyOf('delta')]: 'bff-tr-back' }
    const refused = await go(keyOf('delta'), transfer('alpha', { names }))
    expect(refused?.error).toContain('Unknown configuration key: volatile.uuid.generation')
    expect(await lxc('alpha', 'list', 'bff-tr-back', '-c', 'n', '-f', 'csv')).toBe('')
    const item = await go(keyOf('delta'), transfer('alpha', { names, instanceOnly: true }))
    expect(item).toMatchObject({ state: 'done', way: 'pull' })
    expect(await lxc('alpha', 'file', 'pull', 'bff-tr-back/root/small', '-')).toBe('what was in it')
  }, 60_000)

  // The members of the cluster are in a network of their own, in which the other servers do not reach them.
  it('go by the next way where one server does not reach the other', async () => {
    await lxc('m1', 'init', 'busybox', 'bff-tr-inside', '--target', 'm1')
    const key = keyOf('m1', 'bff-tr-inside')
    const item = await go(key, transfer('beta', { names: { [key]: 'bff-tr-outside' } }))
    expect(item).toMatchObject({ state: 'done', way: 'push' })
    expect(await lxc('beta', 'list', 'bff-tr-outside', '-c', 'n', '-f', 'csv')).toContain('bff-tr-outside')
    const only = await go(key, transfer('beta', { way: 'pull', names: { [key]: 'bff-tr-pulled' } }))
    expect(only?.error).toContain('dial tcp')
  }, 90_000)

  it('are moved: with other settings, started, and gone where they were', async () => {
    await lxc('alpha', 'copy', original, 'bff-tr-moved')
    const item = await go(
      keyOf('alpha', 'bff-tr-moved'),
      transfer('beta', { move: true, start: true, instanceOnly: true, config: { 'limits.memory': '64MiB' } }),
    )
    expect(item).toMatchObject({ state: 'done' })
    expect((await lxc('beta', 'list', 'bff-tr-moved', '-c', 'nsS', '-f', 'csv')).trim()).toBe(
      'bff-tr-moved,RUNNING,0',
    )
    expect((await lxc('beta', 'config', 'get', 'bff-tr-moved', 'limits.memory')).trim()).toBe('64MiB')
    await expect(lxc('alpha', 'info', 'bff-tr-moved')).rejects.toThrow(/not found/i)
  }, 60_000)

  it('are brought up to date by a refresh, and never overwritten without one', async () => {
    const names = { [keyOf('alpha')]: 'bff-tr-fresh' }
    expect(await go(keyOf('alpha'), transfer('beta', { names }))).toMatchObject({ state: 'done' })
    await lxc('beta', 'file', 'delete', 'bff-tr-fresh/root/small')
    const again = await go(keyOf('alpha'), transfer('beta', { names }))
    expect(again).toMatchObject({ state: 'failed' })
    expect(again?.error).toContain('already')
    await expect(lxc('beta', 'file', 'pull', 'bff-tr-fresh/root/small', '-')).rejects.toThrow()
    expect(
      await go(keyOf('alpha'), transfer('beta', { names, refresh: true, config: { 'user.note': 'fresh' } })),
    ).toMatchObject({
      state: 'done',
    })
    expect(await lxc('beta', 'file', 'pull', 'bff-tr-fresh/root/small', '-')).toBe('what was in it')
    expect((await lxc('beta', 'config', 'get', 'bff-tr-fresh', 'user.note')).trim()).toBe('fresh')
  }, 60_000)

  describe('that are large', () => {
    beforeAll(async () => {
      await lxc('alpha', 'copy', original, large, '--instance-only')
      await lxc('alpha', 'file', 'push', join(folder, 'big'), 'bff-tr-large/root/big')
    }, 60_000)

    it.each(['pull', 'relay', 'push', 'backup'] as const)(
      'leave nothing where a copy by %s is cancelled in its middle',
      async (way) => {
        const name = `bff-tr-cancelled-${way}`
        const key = keyOf('alpha', large)
        const run = await start(key, transfer('beta', { way, names: { [key]: name } }))
        await until('it is under way', async () =>
          way === 'backup'
            ? (await read(run.id)).items[0]?.operation
            : (await lxc('beta', 'list', name, '-c', 'n', '-f', 'csv')).includes(name),
        )
        expect((await admin.ask('DELETE', `api/fleet/actions/${run.id}`)).status).toBe(204)
        expect(await ended(run.id)).toMatchObject({ state: 'failed', error: 'It was cancelled.' })
        expect(await lxc('beta', 'list', name, '-c', 'n', '-f', 'csv')).toBe('')
        expect(await lxc('alpha', 'query', '/1.0/instances/bff-tr-large/backups')).not.toContain('gantry-')
        expect((await lxc('alpha', 'list', large, '-c', 's', '-f', 'csv')).trim()).toBe('STOPPED')
      },
      90_000,
    )

    it.each(['permission', 'person'] as const)(
      'end when the %s is taken away',
      async (what) => {
        const name = `bff-tr-taken-${what}`
        const roles = ['alpha', 'beta'].map((server) => ({
          role: 'manager',
          scope: { server: ids[server] ?? '', project: 'default' },
        }))
        const moe = await test.person(admin, `moe-${what}`, roles)
        const key = keyOf('alpha', large)
        const run = await start(
          key,
          transfer('beta', { way: 'relay', instanceOnly: true, names: { [key]: name } }),
          moe,
        )
        await until('it is under way', async () => (await read(run.id, moe)).items[0]?.bytes)
        const { id } = run.person
        const changed = await admin.ask('PATCH', `api/people/${id}`, {
          body: what === 'person' ? { disabled: true } : { bindings: roles.slice(0, 1) },
        })
        expect(changed.status, changed.text).toBe(200)
        // Who is disabled cannot ask any more.
        const over = await until(
          'the end',
          () => {
            const now = test.gantry.context.actions.get(run.id)
            return now?.ended === null ? undefined : now
          },
          30_000,
        )
        expect(over.items[0]?.error).toBe('The permission for it was taken back, so it was cancelled.')
        expect(await lxc('beta', 'list', name, '-c', 'n', '-f', 'csv')).toBe('')
      },
      60_000,
    )
  })

  it('need permission on both servers, and an administrator for what escapes', async () => {
    await lxc(
      'alpha',
      'copy',
      original,
      'bff-tr-privileged',
      '--instance-only',
      '-c',
      'security.privileged=true',
    )
    const manager = await test.person(admin, 'mia', [
      { role: 'manager', scope: { server: ids.alpha ?? '', project: 'default' } },
    ])
    const key = keyOf('alpha', 'bff-tr-privileged')
    const denied = await go(key, transfer('beta'), manager)
    expect(denied).toMatchObject({ state: 'failed' })
    expect(denied?.error).toContain('instances.manage')
    const both = await test.person(admin, 'max', [
      { role: 'manager', scope: { server: ids.alpha ?? '', project: 'default' } },
      { role: 'manager', scope: { server: ids.beta ?? '', project: 'default' } },
    ])
    const escaping = await go(key, transfer('beta', { instanceOnly: true }), both)
    expect(escaping?.error).toContain('security.privileged')
    // Snapshots and backups have configurations of their own, which nobody can look at on their way.
    const plain = keyOf('alpha')
    expect((await go(plain, transfer('beta'), both))?.error).toContain('may bring snapshots there')
    const packed = transfer('beta', { instanceOnly: true, way: 'backup' })
    expect((await go(plain, packed, both))?.error).toContain('may bring a backup there')
    await expect(lxc('beta', 'info', original)).rejects.toThrow(/not found/i)
    const names = { [plain]: 'bff-tr-permitted' }
    expect(await go(plain, transfer('beta', { instanceOnly: true, names }), both)).toMatchObject({
      state: 'done',
    })
    await expect(lxc('beta', 'info', 'bff-tr-privileged')).rejects.toThrow(/not found/i)
    const rows = AuditPage.parse((await admin.get('api/audit?action=instance.copy')).json).rows
    expect(
      rows.filter(({ target }) => target.includes('bff-tr-privileged')).map(({ outcome }) => outcome),
    ).toEqual(['failed', 'denied'])
  }, 60_000)
})
