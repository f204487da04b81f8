import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type InstanceRow, InstanceSnapshot, instanceKey } from '@gantry/protocol/instance-row'
import type { ServerRow } from '@gantry/protocol/server-row'
import Sqlite from 'better-sqlite3'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../src/db/open.ts'
import type { LastSeen, Picture } from '../../src/fleet/last-seen.ts'
import { lastSeenStore } from '../../src/fleet/last-seen-store.ts'
import { PictureKeeper } from '../../src/fleet/picture-keeper.ts'
import { rememberedServer, serverRow } from '../../src/fleet/server-facts.ts'
import { Store } from '../../src/fleet/store.ts'
import { Browser, emptyFolder, password, until } from '../harness.ts'
import { addressOf, runGantry, setupTokenOf } from '../process.ts'
import { LiveClient } from './live-client.ts'
import { ScriptedServer } from './scripted-server.ts'
import { withScripted } from './with-scripted.ts'

const id = 'abcdef12'
const at = '2026-01-01T00:00:00.000Z'

const row = (name: string, more: Partial<InstanceRow> = {}): InstanceRow => ({
  server: id,
  project: 'default',
  name,
  member: 'm1',
  type: 'container',
  status: 'Running',
  image: 'Busybox "quoted" ☃',
  architecture: 'x86_64',
  addresses: ['10.0.0.1'],
  profiles: ['default'],
  description: 'a\nline',
  created: at,
  lastUsed: null,
  ephemeral: false,
  user: { team: 'web' },
  ...more,
})

const facts: Picture['facts'] = {
  product: 'lxd',
  version: '5.0.2',
  clustered: false,
  members: [],
  projects: ['default', 'own'],
  extensions: ['instances'],
  via: '10.0.0.1:8443',
  capacity: null,
}

const registered = {
  id,
  name: 'one',
  way: 'https' as const,
  addresses: ['10.0.0.1:8443'],
  fingerprint: 'a'.repeat(64),
  added: at,
  disabled: false,
}

const online = (more: Partial<ServerRow> = {}): ServerRow => ({
  ...serverRow(registered, rememberedServer(at, { at, facts })),
  state: 'online',
  ...more,
})

describe('what was last seen of a server', () => {
  let folder: string
  let db: Database
  let lastSeen: LastSeen
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gantry-last-seen-'))
    db = await openDatabase(folder)
    lastSeen = lastSeenStore({ db, log: pino({ level: 'silent' }) })
    await db
      .insertInto('server')
      .values({
        id,
        name: 'one',
        way: 'https',
        addresses: '["10.0.0.1:8443"]',
        fingerprint: registered.fingerprint,
        disabled: 0,
        added: at,
      })
      .execute()
  })
  afterEach(async () => {
    await db.destroy()
    await rm(folder, { recursive: true })
  })

  it('comes back as it was saved, five thousand rows too, in a fraction of their size', async () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => row(`web-${index}`))
    await lastSeen.save(id, { at, facts, rows: rows.slice(0, 3) })
    await lastSeen.save(id, { at, facts, rows })
    expect(await lastSeen.load(id)).toEqual({ at, facts, rows })
    const { picture } = await db.selectFrom('last_seen').selectAll().executeTakeFirstOrThrow()
    expect(picture.length).toBeLessThan(JSON.stringify(rows).length / 10)
    const none = { at, facts, rows: [] }
    await lastSeen.save(id, none)
    expect(await lastSeen.load(id)).toEqual(none)
    await lastSeen.stillSeen([id, 'other123'], '2026-01-02T00:00:00.000Z')
    expect((await lastSeen.load(id))?.at).toBe('2026-01-02T00:00:00.000Z')
  })

  it('goes with its server, and is not saved for one that has gone', async () => {
    await lastSeen.save(id, { at, facts, rows: [row('web')] })
    await db.deleteFrom('server').where('id', '=', id).execute()
    expect(await lastSeen.load(id)).toBeUndefined()
    await lastSeen.save(id, { at, facts, rows: [row('web')] })
    expect(await lastSeen.load(id)).toBeUndefined()
  })

  it.each(['bytes that are no gzip', 'other rows', 'other facts'])(
    'forgets what it cannot read: %s',
    async (how) => {
      const pictures: Record<string, Buffer> = {
        'bytes that are no gzip': Buffer.from('junk'),
        'other rows': gzipSync(
          `${JSON.stringify(facts)}\n${JSON.stringify([{ ...row('web'), status: 1 }])}\n`,
        ),
        'other facts': gzipSync(`${JSON.stringify({ ...facts, members: 'none' })}\n`),
      }
      const picture = pictures[how] ?? Buffer.alloc(0)
      await db.insertInto('last_seen').values({ server: id, at, picture }).execute()
      expect(await lastSeen.load(id)).toBeUndefined()
      expect(await db.selectFrom('last_seen').selectAll().execute()).toEqual([])
    },
  )

  it('is saved when the server is lost, once a pace while it changes, and at the end', async () => {
    const saved: Picture[] = []
    const counting: LastSeen = {
      ...lastSeen,
      save: async (server, picture) => {
        await lastSeen.save(server, picture)
        saved.push(picture)
      },
    }
    const store = new Store()
    const parts = { store, lastSeen: counting, log: pino({ level: 'silent' }) }
    await using slow = new PictureKeeper({ ...parts, paceMs: 3_600_000 })
    store.putServer(online())
    store.put(row('web'))
    store.flush()
    expect(saved).toEqual([])
    store.putServer(online({ state: 'unreachable', why: 'gone', lastSeen: '2026-01-03T00:00:00.000Z' }))
    store.flush()
    await until('saved', () => saved.length === 1)
    expect(saved[0]).toEqual({ at: '2026-01-03T00:00:00.000Z', facts, rows: [row('web')] })
    await slow[Symbol.asyncDispose]()
    expect(saved).toHaveLength(1)

    store.putServer(online())
    store.flush()
    await using keeper = new PictureKeeper({ ...parts, paceMs: 100 })
    for (let index = 0; index < 50; index++) {
      store.put(row(`more-${index}`))
      store.flush()
    }
    await until('saved', () => saved.length === 2)
    expect(saved[1]?.rows).toHaveLength(51)
    const before = (await lastSeen.load(id))?.at ?? ''
    // Unchanged, it is only noted that it is still there.
    await until('seen again', async () => ((await lastSeen.load(id))?.at ?? '') > before)
    expect(saved).toHaveLength(2)
    store.drop(instanceKey(row('web')))
    store.flush()
    await keeper[Symbol.asyncDispose]()
    expect(saved.at(-1)?.rows).toHaveLength(50)
    store[Symbol.dispose]()
  })

  it('is saved when the server comes and is lost within one batch', async () => {
    const store = new Store()
    await using _keeper = new PictureKeeper({ store, lastSeen, log: pino({ level: 'silent' }) })
    store.putServer(online({ lastSeen: null }))
    store.put(row('web'))
    store.putServer(online({ state: 'unreachable', why: 'gone', lastSeen: at }))
    store.flush()
    await until('saved', () => lastSeen.load(id))
    expect(await lastSeen.load(id)).toEqual({ at, facts, rows: [row('web')] })
    store[Symbol.dispose]()
  })
})

describe('a server that is unreachable when Gantry starts', () => {
  it('has the rows that were last seen, is marked so, and is right once it is back', async () => {
    await using it_ = await withScripted()
    const { peer, test, admin } = it_
    peer.instance('stays', 'Running')
    peer.instance('goes')
    peer.lifecycle('instance-created', 'stays')
    peer.lifecycle('instance-created', 'goes')
    const names = () => [...test.gantry.context.fleet.instances()].map(({ name }) => name).sort()
    await until('rows', () => names().length === 2)
    await test.restart(() => peer.stop())
    // From the very first moment on, before the server was tried.
    expect(names()).toEqual(['goes', 'stays'])
    const { fleet } = test.gantry.context
    const server = await until('lost', () => fleet.servers().find(({ state }) => state === 'unreachable'))
    expect(server).toMatchObject({
      version: '5.0.2',
      product: 'lxd',
      projects: ['default', 'fenced', 'own'],
      extensions: ['instances', 'projects'],
    })
    expect(Date.now() - Date.parse(server.lastSeen ?? '')).toBeLessThan(60_000)
    expect(fleet.projectConfig(it_.id, 'fenced')).toBeUndefined()
    const snapshot = InstanceSnapshot.parse((await admin.get('api/fleet/instances')).json)
    expect(snapshot.rows.map(({ name, status }) => [name, status]).sort()).toEqual([
      ['goes', 'Stopped'],
      ['stays', 'Running'],
    ])
    peer.instances.delete('default/goes')
    await peer.listen()
    await until('right', () => names().join() === 'stays')
    expect((await admin.ask('DELETE', `api/servers/${it_.id}`)).status).toBe(204)
    expect(await test.gantry.context.db.selectFrom('last_seen').selectAll().execute()).toEqual([])
  })

  it('R8 still has its rows after a kill -9', async () => {
    const folder = await emptyFolder()
    await using peer = await ScriptedServer.start()
    peer.instance('web', 'Running')
    const first = runGantry({ GANTRY_DATA: folder })
    const url = await addressOf(first)
    const admin = new Browser(() => url)
    const token = await setupTokenOf(first)
    await admin.post('api/setup', { token, name: 'Ada', email: 'ada@example.org', password })
    using live = await LiveClient.open(admin)
    const added = await admin.post('api/servers', {
      way: 'password',
      name: 'scripted',
      addresses: [peer.address],
      fingerprint: peer.fingerprint,
      password: 'secret',
    })
    expect(added.status, added.text).toBe(201)
    const rows = async (browser: Browser) =>
      InstanceSnapshot.parse((await browser.get('api/fleet/instances')).json).rows
    await until('rows', async () => (await rows(admin)).length === 1)
    // The rows may come first, and of a server that was never online nothing is remembered.
    await live.batch('online', ({ servers }) => servers?.put.some(({ state }) => state === 'online') === true)
    await peer.stop()
    const sqlite = new Sqlite(join(folder, 'gantry.db'), { readonly: true })
    await until('saved', () => sqlite.prepare('select at from last_seen').all().length === 1)
    sqlite.close()
    first.child.kill('SIGKILL')
    await first.exit
    const second = runGantry({ GANTRY_DATA: folder })
    const again = await addressOf(second)
    const browser = new Browser(() => again)
    browser.cookie = admin.cookie
    expect(await rows(browser)).toMatchObject([{ name: 'web', status: 'Running' }])
    second.child.kill('SIGTERM')
    expect(await second.exit).toBe(0)
    await rm(folder, { recursive: true })
  }, 90_000)
})
