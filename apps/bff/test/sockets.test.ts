import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { upgrades } from '../src/http/upgrade.ts'
import { type Browser, startTestGantry, type TestGantry } from './harness.ts'

const viewer = [{ role: 'viewer', scope: { everything: true } }]

describe('upgrades', () => {
  let gantry: TestGantry
  let ada: Browser
  beforeAll(async () => {
    gantry = await startTestGantry()
    ada = await gantry.setUp()
  })
  afterAll(() => gantry[Symbol.asyncDispose]())

  /** The status of an upgrade: 101 when it went through. */
  const upgrade = (path: string, headers: Record<string, string | undefined>): Promise<number> =>
    new Promise((resolve, reject) => {
      const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined))
      const asking = request(new URL(path, gantry.gantry.url), {
        agent: false,
        headers: {
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
          ...given,
        },
      })
      asking.on('error', reject)
      asking.on('response', (response) => resolve(response.statusCode ?? 0))
      asking.on('upgrade', (_response, socket) => {
        socket.destroy()
        resolve(101)
      })
      asking.end()
    })

  it('S1 refuses a foreign, null, sub-domain or other-port Origin on every path', async () => {
    const { origin, port } = new URL(gantry.gantry.url)
    expect(upgrades.length).toBeGreaterThan(0)
    for (const { path: pattern } of upgrades) {
      const path = pattern.replace(':id', 'abcdef')
      const cookie = ada.cookie
      // A session that is not there is looked for only after all else was found right.
      const taken = pattern.includes(':id') ? 404 : 101
      expect([path, await upgrade(path, { origin, cookie })]).toEqual([path, taken])
      for (const bad of [
        'https://evil.example',
        'null',
        'http://sub.127.0.0.1',
        `http://127.0.0.1:${Number(port) + 1}`,
        `https://127.0.0.1:${port}`,
        `http://localhost:${port}`,
        `${origin}.evil.example`,
        'http://127.0.0.1',
      ]) {
        expect([path, bad, await upgrade(path, { origin: bad, cookie })]).toEqual([path, bad, 403])
      }
    }
  })

  it('S2 refuses a cookie without an Origin, and an Origin without a cookie', async () => {
    const { origin } = new URL(gantry.gantry.url)
    for (const { path: pattern } of upgrades) {
      const path = pattern.replace(':id', 'abcdef')
      expect(await upgrade(path, { cookie: ada.cookie })).toBe(403)
      expect(await upgrade(path, { origin })).toBe(401)
      expect(await upgrade(path, { origin, cookie: '__Host-gantry=made.up' })).toBe(401)
    }
  })

  it('refuses other paths and hosts', async () => {
    const { origin } = new URL(gantry.gantry.url)
    const cookie = ada.cookie
    expect(await upgrade('api/session', { origin, cookie })).toBe(404)
    expect(await upgrade('api/live/', { origin, cookie })).toBe(404)
    expect(await upgrade('api/servers/abcdef/lxd/1.0/events', { origin, cookie })).toBe(404)
    expect(await upgrade('api/live', { origin: 'http://evil.example', host: 'evil.example', cookie })).toBe(
      421,
    )
  })

  const open = (browser: Browser): Promise<WebSocket> =>
    new Promise((resolve, reject) => {
      const { url } = gantry.gantry
      const socket = new WebSocket(`${url.replace('http', 'ws')}api/live`, {
        headers: { cookie: browser.cookie ?? '', origin: new URL(url).origin },
      })
      socket.once('error', reject)
      socket.once('open', () => resolve(socket))
    })

  const closing = (socket: WebSocket): Promise<{ code: number; ms: number }> => {
    const begun = performance.now()
    return new Promise((resolve) =>
      socket.once('close', (code) => resolve({ code, ms: performance.now() - begun })),
    )
  }

  const idOf = async (browser: Browser): Promise<string> => {
    const answer = await browser.get('api/session')
    return /"id":"([0-9a-f]+)"/.exec(answer.text)?.[1] ?? ''
  }

  it.each([
    ['logout', 4001, async (browser: Browser) => browser.post('api/sign-out')],
    [
      'disabling',
      4001,
      async (browser: Browser) =>
        ada.ask('PATCH', `api/people/${await idOf(browser)}`, { body: { disabled: true } }),
    ],
    [
      'a change of roles',
      4002,
      async (browser: Browser) =>
        ada.ask('PATCH', `api/people/${await idOf(browser)}`, { body: { bindings: [] } }),
    ],
    ['removal', 4001, async (browser: Browser) => ada.ask('DELETE', `api/people/${await idOf(browser)}`)],
  ])('S4 closes the sockets of that person within a second after %s', async (what, code, act) => {
    const name = `s4-${what.replace(/\W/g, '')}`
    const browser = await gantry.person(ada, name, viewer)
    const socket = await open(browser)
    const mine = await open(ada)
    const ended = closing(socket)
    await act(browser)
    const { code: seen, ms } = await ended
    expect(seen).toBe(code)
    expect(ms).toBeLessThan(1_000)
    expect(mine.readyState).toBe(WebSocket.OPEN)
    mine.terminate()
  })

  it('S4 closes the sockets of a session that expired within a second', async () => {
    const { access, db } = gantry.gantry.context
    const browser = await gantry.person(ada, 's4-expiry', viewer)
    const session = await db
      .selectFrom('session')
      .innerJoin('user', 'user.id', 'session.userId')
      .select('session.id')
      .where('user.name', '=', 's4-expiry')
      .executeTakeFirstOrThrow()
    const soon = Date.now() + 1_500
    await db
      .updateTable('session')
      .set({ createdAt: new Date(soon - 12 * 3_600_000).toISOString() })
      .where('id', '=', session.id)
      .execute()
    const socket = await open(browser)
    expect(Date.parse(access.expires(session.id) ?? '')).toBe(soon)
    await closing(socket)
    expect(Date.now()).toBeGreaterThanOrEqual(soon)
    expect(Date.now()).toBeLessThan(soon + 1_000)
  })

  it('S4 tells the sockets to come back when Gantry ends', async () => {
    await using other = await startTestGantry()
    const browser = await other.setUp()
    const { url } = other.gantry
    const socket = new WebSocket(`${url.replace('http', 'ws')}api/live`, {
      headers: { cookie: browser.cookie ?? '', origin: new URL(url).origin },
    })
    await new Promise((resolve) => socket.once('open', resolve))
    const ended = closing(socket)
    await other.restart()
    expect((await ended).code).toBe(4004)
  })
})
