import { createHash } from 'node:crypto'
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { createAudit } from '../src/audit/create-audit.ts'
import { NewerSchema } from '../src/db/migrate.ts'
import { openDatabase } from '../src/db/open.ts'
import { startGantry } from '../src/gantry.ts'
import { Browser, emptyFolder, password, startTestGantry, testConfig } from './harness.ts'
import { addressOf, runGantry, setupTokenOf } from './process.ts'

const log = pino({ level: 'silent' })

describe('the database', () => {
  it('refuses one that a newer Gantry wrote, names it, and leaves it as it is', async () => {
    const folder = await emptyFolder()
    const gantry = await startGantry(testConfig(folder), log)
    await gantry.close()
    const file = join(folder, 'gantry.db')
    const sqlite = new Sqlite(file)
    const names = () => sqlite.prepare('select name from kysely_migration order by name').all()
    sqlite.exec("insert into kysely_migration values ('9999-from-the-future', '2031-01-01T00:00:00.000Z')")
    const before = names()
    await expect(openDatabase(folder)).rejects.toThrow(NewerSchema)
    await expect(startGantry(testConfig(folder), log)).rejects.toThrow(
      /newer version of Gantry.*9999-from-the-future/,
    )
    expect(names()).toEqual(before)
    sqlite.exec("delete from kysely_migration where name like '9999%'")
    sqlite.close()
    await (await startGantry(testConfig(folder), log)).close()
  })

  it('ends the process with that message and no stack', async () => {
    const folder = await emptyFolder()
    await (await openDatabase(folder)).destroy()
    const sqlite = new Sqlite(join(folder, 'gantry.db'))
    sqlite.exec("insert into kysely_migration values ('9999-from-the-future', '2031-01-01T00:00:00.000Z')")
    sqlite.close()
    const gantry = runGantry({ GANTRY_DATA: folder })
    expect(await gantry.exit).toBe(1)
    expect(gantry.stderr()).toMatch(/^The database was written by a newer version of Gantry/)
    expect(gantry.stderr()).not.toMatch(/^\s+at /m)
  }, 60_000)

  it('is in WAL, synced at each commit, with foreign keys, and readable by its owner alone', async () => {
    const folder = await emptyFolder()
    const db = await openDatabase(folder)
    const sqlite = new Sqlite(join(folder, 'gantry.db'), { readonly: true })
    expect(sqlite.pragma('journal_mode', { simple: true })).toBe('wal')
    sqlite.close()
    for (const name of ['gantry.db', 'gantry.db-wal', 'gantry.db-shm']) {
      expect((await stat(join(folder, name))).mode & 0o077).toBe(0)
    }
    await expect(
      db
        .insertInto('session')
        .values({
          id: 'x',
          token: 'x',
          userId: 'nobody',
          expiresAt: '',
          createdAt: '',
          updatedAt: '',
          ipAddress: null,
          userAgent: null,
        })
        .execute(),
    ).rejects.toThrow(/FOREIGN KEY/)
    await db.destroy()
    await rm(folder, { recursive: true })
  })

  it('opens again and again without changing, and for two at once', async () => {
    const folder = await emptyFolder()
    const [one, other] = await Promise.all([openDatabase(folder), openDatabase(folder)])
    const schema = async (db: typeof one) =>
      (await db.introspection.getTables()).map(({ name, columns }) => [
        name,
        columns.map((column) => column.name),
      ])
    expect(await schema(one)).toEqual(await schema(other))
    await Promise.all([one.destroy(), other.destroy()])
  })
})

describe('kill -9', () => {
  it('R8 loses no person, server or audit record that was answered for, and the chain stays whole', async () => {
    const folder = await emptyFolder()
    const people: string[] = []
    let url = ''
    const ada = new Browser(() => url)
    for (let round = 0; round < 3; round += 1) {
      const gantry = runGantry({ GANTRY_DATA: folder })
      url = await addressOf(gantry)
      if (round === 0) {
        const body = { token: await setupTokenOf(gantry), name: 'Ada', email: 'ada@example.org', password }
        expect((await ada.post('api/setup', body)).status).toBe(201)
      }
      // The cookie still holds after the kill: sessions are in the database, and their secret comes from the key.
      expect((await ada.get('api/session')).json).toMatchObject({ state: 'signed-in' })
      const add = async (number: number) => {
        const email = `p${round}-${number}@example.org`
        const answer = await ada
          .post('api/people', { name: email, email, password, bindings: [] })
          .catch(() => undefined)
        if (answer?.status === 201) people.push(email)
      }
      await add(0)
      const underWay = Array.from({ length: 6 }, (_, number) => add(number + 1))
      await Promise.race(underWay)
      gantry.child.kill('SIGKILL')
      await gantry.exit
      await Promise.all(underWay)
    }
    const db = await openDatabase(folder)
    const audit = await createAudit({ db, log })
    expect(await audit.verify()).toBeNull()
    const stored = (await db.selectFrom('user').select('email').execute()).map(({ email }) => email)
    expect(stored).toEqual(expect.arrayContaining(people))
    expect(people.length).toBeGreaterThanOrEqual(6)
    const records = await db
      .selectFrom('audit_record')
      .selectAll()
      .where('action', '=', 'person.add')
      .execute()
    const recorded = records.map(({ target }) => target)
    // Each person that is there has a record, answered for or not: one that was cut off says so.
    for (const email of stored.filter((one) => one !== 'ada@example.org')) expect(recorded).toContain(email)
    expect(new Set(recorded).size).toBe(recorded.length)
    expect(await db.selectFrom('audit_pending').selectAll().execute()).toEqual([])
    await db.destroy()
  }, 180_000)
})

describe('SIGTERM', () => {
  it('R8 ends within ten seconds with code 0, and prints no secret but the setup link', async () => {
    const folder = await emptyFolder()
    const gantry = runGantry({ GANTRY_DATA: folder, GANTRY_LOG_LEVEL: 'trace' })
    const url = await addressOf(gantry)
    const token = await setupTokenOf(gantry)
    const ada = new Browser(() => url)
    await ada.post('api/setup', { token, name: 'Ada', email: 'ada@example.org', password })
    await ada.post('api/sign-in', { email: 'ada@example.org', password: 'wrong words here' })
    await ada.get(`api/session?token=${token}`)
    const begun = performance.now()
    gantry.child.kill('SIGTERM')
    expect(await gantry.exit).toBe(0)
    expect(performance.now() - begun).toBeLessThan(10_000)
    const lines = gantry.stdout().trim().split('\n')
    expect(lines).toEqual([`Gantry is at ${url}`, `Set it up: ${url}setup#token=${token}`])
    const cookie = ada.cookie?.split('=')[1] ?? 'none'
    const hash = createHash('sha256').update(token).digest('hex')
    for (const secret of [
      token,
      hash,
      password,
      'wrong words here',
      cookie,
      decodeURIComponent(cookie).split('.')[0] ?? 'none',
      'PRIVATE KEY',
    ]) {
      expect(gantry.stderr()).not.toContain(secret)
    }
    expect(gantry.stderr()).toContain('"path":"/api/session"')
  }, 90_000)

  it('lets a request that is under way end', async () => {
    await using gantry = await startTestGantry()
    const ada = await gantry.setUp()
    const answer = ada.post('api/people', { name: 'Bob', email: 'bob@example.org', password, bindings: [] })
    await new Promise((resolve) => setImmediate(resolve))
    const restarted = gantry.restart()
    expect([201, 0]).toContain((await answer.catch(() => ({ status: 0 }))).status)
    await restarted
  })
})
