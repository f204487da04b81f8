import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Revocation } from '../src/access/access.ts'
import { endpoints } from '../src/endpoints/endpoints.ts'
import { LiveClient } from './fleet/live-client.ts'
import { type Browser, password, startTestGantry, type TestGantry, until } from './harness.ts'

const viewer = [{ role: 'viewer', scope: { everything: true } }]
const admin = [{ role: 'admin', scope: { everything: true } }]

describe('before anybody exists', () => {
  it('S25 has no account, and makes the first one only with the token of the setup link, once', async () => {
    await using gantry = await startTestGantry()
    const visitor = gantry.visitor()
    expect((await visitor.get('api/session')).json).toEqual({ state: 'setup' })
    const email = 'ada@example.org'
    const attempt = (token: string) => visitor.post('api/setup', { token, name: 'Ada', email, password })
    const wrong = await attempt('x'.repeat(43))
    expect(wrong.status).toBe(403)
    expect((await visitor.post('api/sign-in', { email, password })).status).toBe(401)

    const token = gantry.gantry.setupLink?.split('#token=')[1] ?? ''
    const stored = await gantry.gantry.context.db.selectFrom('setup_token').selectAll().execute()
    expect(JSON.stringify(stored)).not.toContain(token)
    expect(stored[0]?.hash).toBe(createHash('sha256').update(token).digest('hex'))

    expect((await attempt(token)).status).toBe(201)
    expect((await visitor.get('api/session')).json).toMatchObject({
      state: 'signed-in',
      person: { name: 'Ada' },
    })
    expect(
      (await gantry.visitor().post('api/setup', { token, name: 'Eve', email: 'eve@example.org', password }))
        .status,
    ).toBe(403)
    expect((await gantry.visitor().get('api/session')).json).toEqual({ state: 'signed-out' })
  })

  it('S25 lets only one of two that use the link at the same moment in', async () => {
    await using gantry = await startTestGantry()
    const token = gantry.gantry.setupLink?.split('#token=')[1] ?? ''
    const answers = await Promise.all(
      ['one', 'two'].map((name) =>
        gantry.visitor().post('api/setup', { token, name, email: `${name}@example.org`, password }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 403])
  })

  it('S25 prints a new link at each start, and only the last one works', async () => {
    await using gantry = await startTestGantry()
    const first = gantry.gantry.setupLink?.split('#token=')[1] ?? ''
    await gantry.restart()
    const body = { name: 'Ada', email: 'ada@example.org', password }
    expect((await gantry.visitor().post('api/setup', { ...body, token: first })).status).toBe(403)
    await gantry.setUp()
    await gantry.restart()
    expect(gantry.gantry.setupLink).toBeUndefined()
  })
})

describe('people and sessions', () => {
  let gantry: TestGantry
  let ada: Browser
  beforeAll(async () => {
    gantry = await startTestGantry()
    ada = await gantry.setUp()
  })
  afterAll(() => gantry[Symbol.asyncDispose]())

  it('S18 gives a __Host- cookie: Secure, HttpOnly, SameSite=Strict, without a domain', async () => {
    const answer = await gantry.visitor().post('api/sign-in', { email: 'ada@example.org', password })
    expect(answer.headers['set-cookie']).toHaveLength(1)
    expect(answer.headers['set-cookie']?.[0]).toMatch(
      /^__Host-gantry=[^;]{40,}; Path=\/; Secure; HttpOnly; SameSite=Strict$/,
    )
  })

  it('S21 answers nothing but login, setup and health to somebody who is not signed in', async () => {
    const visitor = gantry.visitor()
    const open = endpoints.filter(({ authorize }) => authorize === 'anyone').map(({ path }) => path)
    expect(open.sort()).toEqual(['/api/health', '/api/session', '/api/setup', '/api/sign-in'])
    for (const { method, path, authorize } of endpoints) {
      if (authorize === 'anyone') continue
      const asked = path.slice(1).replace(/:\w+/g, 'abcdef')
      const answer = await visitor.ask(method.toUpperCase(), asked, {
        body: method === 'get' ? undefined : {},
      })
      expect([path, answer.status]).toEqual([path, 401])
      expect(answer.text).not.toMatch(/version|ada@/)
    }
    for (const path of ['api/servers/abcdef/lxd/1.0', 'api/no-such-thing']) {
      expect((await visitor.get(path)).status).toBe(401)
    }
  })

  it('S24 refuses short, long and common passwords, and ones that are the person', async () => {
    const add = (candidate: string) =>
      ada.post('api/people', { name: 'Bob', email: 'bob@example.org', password: candidate, bindings: viewer })
    for (const bad of [
      'short',
      'x'.repeat(129),
      'password123',
      'Password1!',
      'QWERTZUIOP'.slice(0, 8),
      'aaaaaaaaaa',
      '12345678',
    ]) {
      const answer = await add(bad)
      expect([bad, answer.status]).toEqual([bad, 422])
      expect(answer.json).toMatchObject({
        error: { code: 'invalid', fields: { password: expect.any(String) } },
      })
    }
    const same = await ada.post('api/people', {
      name: 'Bob',
      email: 'bob.builder@example.org',
      password: 'bob.builder@example.org',
      bindings: viewer,
    })
    expect(same.status).toBe(422)
  })

  it('S24 stores passwords with scrypt, each with a salt of its own', async () => {
    await gantry.person(ada, 'salt1', viewer)
    await gantry.person(ada, 'salt2', viewer)
    const rows = await gantry.gantry.context.db.selectFrom('account').select('password').execute()
    const stored = rows.map((row) => row.password ?? '')
    // better-auth's form: 16 bytes of salt and 64 of scrypt, N=16384.
    for (const hash of stored) expect(hash).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/)
    expect(new Set(stored).size).toBe(stored.length)
  })

  it('S26 gives the same answer, with the same work, for an unknown name and a wrong password', async () => {
    const time = async (email: string) => {
      const begun = performance.now()
      const answer = await gantry.visitor().post('api/sign-in', { email, password: 'some other words' })
      return { answer, ms: performance.now() - begun }
    }
    const known = [
      await time('salt1@example.org'),
      await time('salt1@example.org'),
      await time('salt1@example.org'),
    ]
    const unknown = [
      await time('nobody@example.org'),
      await time('nobody@example.org'),
      await time('nobody@example.org'),
    ]
    for (const { answer } of [...known, ...unknown]) {
      expect(answer.status).toBe(401)
      expect(answer.json).toMatchObject({ error: { code: 'wrong-login' } })
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
    // Without scrypt for unknown names they would answer many times faster.
    const fastest = (all: { ms: number }[]) => Math.min(...all.map(({ ms }) => ms))
    expect(fastest(unknown)).toBeGreaterThan(fastest(known) / 3)
  })

  it('S26 counts failures for an account, known or not, and says when to try again', async () => {
    for (const email of ['salt2@example.org', 'ghost@example.org']) {
      const statuses: number[] = []
      let last = await gantry.visitor().post('api/sign-in', { email, password: 'wrong words' })
      for (let count = 0; count < 11 && last.status === 401; count += 1) {
        statuses.push(last.status)
        last = await gantry
          .visitor()
          .post('api/sign-in', { email: email.toUpperCase(), password: 'wrong words' })
      }
      expect([email, statuses.length, last.status]).toEqual([email, 10, 429])
      expect(Number(last.headers['retry-after'])).toBeGreaterThan(0)
    }
    // Another account still signs in.
    expect((await gantry.visitor().post('api/sign-in', { email: 'ada@example.org', password })).status).toBe(
      200,
    )
  })

  it('S28 stores sessions hashed, and what is stored is no cookie', async () => {
    const rows = await gantry.gantry.context.db.selectFrom('session').select(['token', 'userId']).execute()
    const token =
      decodeURIComponent(ada.cookie ?? '')
        .split('=')[1]
        ?.split('.')[0] ?? ''
    expect(token.length).toBeGreaterThanOrEqual(22)
    expect(rows.map((row) => row.token)).toContain(createHash('sha256').update(token).digest('hex'))
    expect(JSON.stringify(rows)).not.toContain(token)
    const thief = gantry.visitor()
    for (const row of rows) {
      thief.cookie = `__Host-gantry=${row.token}`
      expect((await thief.get('api/session')).json).toEqual({ state: 'signed-out' })
    }
    // A token without its signature is none either.
    thief.cookie = `__Host-gantry=${token}`
    expect((await thief.get('api/session')).json).toEqual({ state: 'signed-out' })
  })

  it('S28 gives a new session at login, and the one before is over', async () => {
    const browser = await gantry.person(ada, 'renewed', viewer)
    const old = gantry.visitor()
    old.cookie = browser.cookie
    expect((await old.get('api/session')).json).toMatchObject({ state: 'signed-in' })
    await browser.post('api/sign-in', { email: 'renewed@example.org', password })
    expect(browser.cookie).not.toBe(old.cookie)
    expect((await old.get('api/session')).json).toEqual({ state: 'signed-out' })
    expect((await browser.get('api/session')).json).toMatchObject({ state: 'signed-in' })
  })

  it('S28 ends a session after 30 minutes without use, and after 12 hours in any case', async () => {
    const { db } = gantry.gantry.context
    const browser = await gantry.person(ada, 'idler', viewer)
    const idler = await db
      .selectFrom('user')
      .select('id')
      .where('name', '=', 'idler')
      .executeTakeFirstOrThrow()
    const session = await db
      .selectFrom('session')
      .selectAll()
      .where('userId', '=', idler.id)
      .executeTakeFirstOrThrow()
    const minutes = (count: number) => new Date(Date.now() + count * 60_000).toISOString()
    const idle = Date.parse(session.expiresAt) - Date.now()
    expect(idle / 60_000).toBeGreaterThan(29)
    expect(idle / 60_000).toBeLessThanOrEqual(30)

    const change = (columns: Partial<typeof session>) =>
      db.updateTable('session').set(columns).where('id', '=', session.id).execute()
    const left = async () => {
      const row = await db
        .selectFrom('session')
        .selectAll()
        .where('id', '=', session.id)
        .executeTakeFirstOrThrow()
      return Math.round((Date.parse(row.expiresAt) - Date.now()) / 60_000)
    }
    // Twenty minutes later: what a page that lies open does by itself keeps nothing alive.
    await change({ expiresAt: minutes(10), updatedAt: minutes(-20) })
    expect((await browser.get('api/session')).json).toMatchObject({ state: 'signed-in' })
    expect((await browser.get('api/fleet/instances')).status).toBe(200)
    using live = await LiveClient.open(browser)
    live.say({ type: 'ping' })
    await until('pong', () => live.messages.find(({ type }) => type === 'pong'))
    expect(await left()).toBe(10)
    // A person at it does, thirty minutes more.
    const records = (await gantry.gantry.context.audit.page({})).rows.length
    expect((await browser.post('api/session/activity')).status).toBe(204)
    expect(await left()).toBe(30)
    await change({ expiresAt: minutes(10), updatedAt: minutes(-20) })
    expect((await browser.ask('DELETE', 'api/session/none')).status).toBe(404)
    expect(await left()).toBe(30)
    expect((await gantry.gantry.context.audit.page({})).rows).toHaveLength(records + 1)
    expect((await gantry.visitor().post('api/session/activity')).status).toBe(401)

    // In the twelfth hour it ends then, though it is used.
    await change({ createdAt: minutes(-12 * 60 + 5) })
    const last = (await browser.get('api/session')).json
    expect(last).toMatchObject({ state: 'signed-in' })
    const ends =
      typeof last === 'object' && last !== null && 'expires' in last ? Date.parse(String(last.expires)) : 0
    expect((ends - Date.now()) / 60_000).toBeLessThanOrEqual(5)
    await change({ createdAt: minutes(-12 * 60 - 1) })
    expect((await browser.get('api/session')).json).toEqual({ state: 'signed-out' })

    const again = await gantry.visitor().post('api/sign-in', { email: 'idler@example.org', password })
    expect(again.status).toBe(200)
    await db
      .updateTable('session')
      .set({ expiresAt: minutes(-1) })
      .where('userId', '=', idler.id)
      .execute()
    expect((await browser.get('api/session')).json).toEqual({ state: 'signed-out' })
  })

  it('S28 lists the sessions of the person alone, and ends one of them', async () => {
    const first = await gantry.person(ada, 'twice', viewer)
    const second = gantry.visitor()
    await second.post('api/sign-in', { email: 'twice@example.org', password })
    const listed = (await first.get('api/session/list', { 'user-agent': 'test' })).json
    if (!Array.isArray(listed)) throw new Error('no list')
    expect(listed).toHaveLength(2)
    expect(listed.filter(({ current }) => current)).toHaveLength(1)
    expect(listed.every(({ address }) => address === '127.0.0.1')).toBe(true)
    const other = listed.find(({ current }) => !current)
    expect((await ada.ask('DELETE', `api/session/${other.id}`)).status).toBe(404)
    expect((await first.ask('DELETE', `api/session/${other.id}`)).status).toBe(204)
    expect((await second.get('api/session')).json).toEqual({ state: 'signed-out' })
    expect((await first.get('api/session')).json).toMatchObject({ state: 'signed-in' })
  })

  it('signs out, and takes the cookie away', async () => {
    const browser = await gantry.person(ada, 'leaver', viewer)
    const kept = browser.cookie
    const answer = await browser.post('api/sign-out')
    expect(answer.status).toBe(204)
    expect(browser.cookie).toBeUndefined()
    browser.cookie = kept
    expect((await browser.get('api/session')).json).toEqual({ state: 'signed-out' })
  })

  it('changes a password with the present one, and ends the other sessions', async () => {
    const browser = await gantry.person(ada, 'changer', viewer)
    const other = gantry.visitor()
    await other.post('api/sign-in', { email: 'changer@example.org', password })
    const next = 'a tall new crane'
    expect((await browser.post('api/session/password', { current: 'wrong words', next })).status).toBe(422)
    expect(
      (await browser.post('api/session/password', { current: password, next: 'password123' })).status,
    ).toBe(422)
    expect((await browser.post('api/session/password', { current: password, next })).status).toBe(204)
    expect((await other.get('api/session')).json).toEqual({ state: 'signed-out' })
    expect((await browser.get('api/session')).json).toMatchObject({ state: 'signed-in' })
    expect((await other.post('api/sign-in', { email: 'changer@example.org', password })).status).toBe(401)
    expect((await other.post('api/sign-in', { email: 'changer@example.org', password: next })).status).toBe(
      200,
    )
  })

  it('never removes, disables or demotes the last administrator, even by two at once', async () => {
    const people = (await ada.get('api/people')).json
    if (!Array.isArray(people)) throw new Error('no list')
    const { id } = people.find(({ name }) => name === 'Ada')
    for (const [method, body] of [
      ['DELETE', undefined],
      ['PATCH', { disabled: true }],
      ['PATCH', { bindings: viewer }],
      ['PATCH', { bindings: [{ role: 'admin', scope: { server: 'abcdef' } }] }],
    ] as const) {
      const answer = await ada.ask(method, `api/people/${id}`, { body })
      expect(answer.status).toBe(409)
      expect(answer.json).toMatchObject({ error: { code: 'last-administrator' } })
    }
    const bea = await gantry.person(ada, 'bea', admin)
    const beaId = (await bea.get('api/session')).json
    const second = typeof beaId === 'object' && beaId !== null && 'person' in beaId ? beaId.person : undefined
    if (typeof second !== 'object' || second === null || !('id' in second)) throw new Error('no person')
    const both = await Promise.all([
      ada.ask('DELETE', `api/people/${String(second.id)}`),
      bea.ask('PATCH', `api/people/${id}`, { body: { disabled: true } }),
    ])
    expect(both.filter(({ status }) => status < 300)).toHaveLength(1)
    await gantry.gantry.context.access.changePerson(id, { disabled: false })
    ada = gantry.visitor()
    await ada.post('api/sign-in', { email: 'ada@example.org', password })
  })

  it('S4 tells at once when somebody is disabled, loses a role, or is removed', async () => {
    const told: Revocation[] = []
    const stop = gantry.gantry.context.access.onRevoked((revocation) => told.push(revocation))
    const browser = await gantry.person(ada, 'mover', viewer)
    const session = (await browser.get('api/session')).json
    const person =
      typeof session === 'object' && session !== null && 'person' in session ? session.person : undefined
    if (typeof person !== 'object' || person === null || !('id' in person)) throw new Error('no person')
    const id = String(person.id)
    await ada.ask('PATCH', `api/people/${id}`, { body: { bindings: admin } })
    expect(told.at(-1)).toEqual({ personId: id, why: 'permission' })
    expect((await browser.get('api/people')).status).toBe(200)
    await ada.ask('PATCH', `api/people/${id}`, { body: { bindings: viewer } })
    expect((await browser.get('api/people')).status).toBe(403)
    await ada.ask('PATCH', `api/people/${id}`, { body: { disabled: true } })
    expect(told.at(-1)).toEqual({ personId: id, why: 'signed-out' })
    expect((await browser.get('api/people')).status).toBe(401)
    // Disabled, the right password gets the words of a wrong one.
    const again = await browser.post('api/sign-in', { email: 'mover@example.org', password })
    expect(again.json).toMatchObject({ error: { code: 'wrong-login' } })
    expect((await ada.ask('DELETE', `api/people/${id}`)).status).toBe(204)
    expect(told.at(-1)).toEqual({ personId: id, why: 'signed-out' })
    stop()
  })

  it('refuses an address that is taken, whatever its case', async () => {
    const answer = await ada.post('api/people', {
      name: 'Other Ada',
      email: 'ADA@example.org',
      password,
      bindings: viewer,
    })
    expect(answer.status).toBe(409)
    expect(answer.json).toMatchObject({ error: { fields: { email: expect.any(String) } } })
  })
})
