import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { labNames, lxc, socketOf } from './fleet/lab.ts'
import { type Browser, emptyFolder, startTestGantry, type TestGantry, until } from './harness.ts'
import { runGantry } from './process.ts'

const folder = process.env.GANTRY_LAB_DIR ?? '/var/lib/gantry-lab'
const isUp = labNames.length === 4

const online = (gantry: TestGantry, name: string) =>
  until(
    `${name} is online`,
    () => {
      const row = gantry.gantry.context.fleet.servers().find((server) => server.name === name)
      return row?.state === 'online' ? row : undefined
    },
    30_000,
  )

/** A token for a client of this test's own name, taken back with what it let in. */
const withToken = async (server: string, use: (token: string) => Promise<void>): Promise<void> => {
  const name = `bff-${process.pid}-${server}`
  const out =
    server === 'delta'
      ? await lxc(server, 'config', 'trust', 'add', name, '--quiet')
      : await lxc(server, 'config', 'trust', 'add', '--name', name, '--quiet')
  try {
    await use(out.trim().split('\n').at(-1) ?? '')
  } finally {
    const list = JSON.parse(await lxc(server, 'query', '/1.0/certificates?recursion=1'))
    for (const client of Array.isArray(list) ? list : []) {
      if (client.name === name) await lxc(server, 'config', 'trust', 'remove', client.fingerprint)
    }
  }
}

/** Takes the certificate of a test's Gantry off the servers again. */
const forget = async (gantry: TestGantry, servers: string[]): Promise<void> => {
  const { fingerprint } = gantry.gantry.context.servers.identity()
  for (const server of servers) {
    await lxc(server, 'config', 'trust', 'remove', fingerprint).catch(() => undefined)
  }
}

const add = async (ada: Browser, body: unknown): Promise<unknown> => {
  const answer = await ada.post('api/servers', body)
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)])
  return answer.json
}

describe.skipIf(!isUp)('real servers', () => {
  it.each(['alpha', 'delta'])(
    'adds %s by a trust token',
    async (server) => {
      await using gantry = await startTestGantry()
      const ada = await gantry.setUp()
      await withToken(server, async (token) => {
        const preview = await ada.post('api/servers/preview', { way: 'token', token })
        expect(preview.json).toMatchObject({ problem: null, already: null, fingerprint: expect.any(String) })
        await add(ada, { way: 'token', name: server, token })
        const row = await online(gantry, server)
        expect(row).toMatchObject({ product: server === 'delta' ? 'incus' : 'lxd', clustered: false })
      })
      await forget(gantry, [server])
    },
    60_000,
  )

  it('uses a token only once, and tells the words of the server', async () => {
    await using gantry = await startTestGantry()
    await using second = await startTestGantry()
    const [ada, bea] = [await gantry.setUp(), await second.setUp()]
    await withToken('alpha', async (token) => {
      await add(ada, { way: 'token', name: 'alpha', token })
      const refused = await bea.post('api/servers', { way: 'token', name: 'alpha', token })
      expect(refused.status).toBe(502)
      expect(refused.json).toMatchObject({ error: { code: 'server-refused', server: 'alpha' } })
    })
    await forget(gantry, ['alpha'])
  }, 60_000)

  it('adds LXD by its trust password, and refuses a wrong one', async () => {
    await using gantry = await startTestGantry()
    const ada = await gantry.setUp()
    const password = (await readFile(join(folder, 'secrets', 'trust-password'), 'utf8')).trim()
    const address = /https:\/\/(\S+)/.exec(
      await readFile(join(folder, 'conf', 'lxc', 'config.yml'), 'utf8'),
    )?.[1]
    const preview = await ada.post('api/servers/preview', { way: 'password', addresses: [address] })
    const fingerprint = /"fingerprint":"([0-9a-f]{64})"/.exec(preview.text)?.[1]
    const body = { way: 'password', name: 'alpha', addresses: [address], fingerprint }
    expect((await ada.post('api/servers', { ...body, password: 'wrong' })).json).toMatchObject({
      error: { code: 'server-refused', server: 'alpha' },
    })
    await add(ada, { ...body, password })
    await online(gantry, 'alpha')
    await forget(gantry, ['alpha'])
  }, 60_000)

  it.each([...labNames])(
    'adds %s by its socket',
    async (server) => {
      await using gantry = await startTestGantry()
      const ada = await gantry.setUp()
      const socket = socketOf(server)
      const preview = await ada.post('api/servers/preview', { way: 'unix', socket })
      expect(preview.json).toMatchObject({ reachable: socket, problem: null })
      await add(ada, { way: 'unix', name: server, socket })
      expect(await online(gantry, server)).toMatchObject({ way: 'unix', clustered: server === 'm1' })
      const again = await ada.post('api/servers', { way: 'unix', name: 'twice', socket })
      expect(again.status).toBe(409)
    },
    60_000,
  )

  it('finds sockets where LXD_DIR and INCUS_DIR say', async () => {
    process.env.LXD_DIR = join(folder, 'beta')
    process.env.INCUS_DIR = join(folder, 'delta')
    try {
      await using gantry = await startTestGantry()
      const ada = await gantry.setUp()
      const found = (await ada.get('api/servers/discovered')).json
      expect(found).toEqual(
        expect.arrayContaining([
          { socket: socketOf('beta'), product: 'lxd', suggestedName: expect.any(String), problem: null },
          { socket: socketOf('delta'), product: 'incus', suggestedName: expect.any(String), problem: null },
        ]),
      )
      await add(ada, { way: 'unix', name: 'beta', socket: socketOf('beta') })
      expect((await ada.get('api/servers/discovered')).text).not.toContain(socketOf('beta'))
    } finally {
      delete process.env.LXD_DIR
      delete process.env.INCUS_DIR
    }
  }, 60_000)

  it('imports the configurations of lxc and incus from the command line, into a Gantry that runs', async () => {
    await using gantry = await startTestGantry()
    await gantry.setUp()
    for (const client of ['lxc', 'incus']) {
      const imported = runGantry({ GANTRY_DATA: gantry.config.dataFolder }, [
        'import',
        join(folder, 'conf', client),
      ])
      expect([await imported.exit, imported.stderr()]).toEqual([0, ''])
      if (client === 'lxc') {
        expect(imported.stdout()).toMatch(/^alpha: added$/m)
        expect(imported.stdout()).toMatch(/^gamma: added$/m)
        expect(imported.stdout()).toMatch(/^m1: (skipped|merged) /m)
        expect(imported.stdout()).toMatch(/^m2: merged \(Another address of gamma\)$/m)
        expect(imported.stdout()).toMatch(/^m3: merged \(Another address of gamma\)$/m)
        expect(imported.stdout()).toMatch(/^streams: added$/m)
      } else expect(imported.stdout()).toMatch(/^delta: added$/m)
    }
    for (const name of ['alpha', 'beta', 'delta']) await online(gantry, name)
    expect(await online(gantry, 'gamma')).toMatchObject({ clustered: true, members: { length: 3 } })
    const records = await gantry.gantry.context.audit.page({ action: 'server.import' })
    expect(records.rows).toMatchObject([
      { outcome: 'done', address: 'console' },
      { outcome: 'done', address: 'console' },
    ])
    expect(await gantry.gantry.context.audit.verify()).toBeNull()
    await forget(gantry, labNames)
  }, 120_000)
})

describe('the command line', () => {
  it('says how it is used, and what is wrong with the environment', async () => {
    const data = await emptyFolder()
    for (const args of [['no-such-command'], ['import'], ['import', 'a', 'b']]) {
      const run = runGantry({ GANTRY_DATA: data }, args)
      expect(await run.exit).toBe(1)
      expect(run.stderr()).toMatch(/^Usage: /)
    }
    const odd = runGantry({ GANTRY_DATA: data, GANTRY_LISTEN: 'nowhere' })
    expect(await odd.exit).toBe(1)
    expect(odd.stderr()).toMatch(/^GANTRY_LISTEN: /)
    const missing = runGantry({ GANTRY_DATA: data }, ['import', '/nowhere/at/all'])
    expect(await missing.exit).toBe(1)
    expect(missing.stdout()).toMatch(/no readable config.yml/)
    expect(existsSync(join(data, 'gantry.db'))).toBe(true)
  }, 120_000)
})
