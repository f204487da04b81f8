import { createServer as createPlainServer } from 'node:http'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyFolder, startTestGantry, until } from './harness.ts'
import { likeLxd, lxdAnswer, lxdError, type Respond, startPeer } from './peer.ts'
import { rowOf } from './server-answers.ts'

const viewer = [{ role: 'viewer', scope: { everything: true } }]

const token = (fields: {
  fingerprint: string
  addresses: string[]
  secret?: string
  expires_at?: string
}): string =>
  Buffer.from(JSON.stringify({ client_name: 'gantry', secret: 'secret', ...fields })).toString('base64')

/** A server that trusts nobody until it is given the password or the token. */
const trusting = (proof: string): Respond => {
  let trusted = false
  return (asked) => {
    if (asked.url === '/1.0/certificates' && asked.method === 'POST') {
      trusted = asked.body.includes(proof)
      return trusted ? lxdAnswer({}) : lxdError(403, 'not authorized, says the peer')
    }
    const answer = likeLxd(asked)
    return trusted ? answer : { ...answer, body: answer.body.replace('"trusted"', '"untrusted"') }
  }
}

describe('adding a server', () => {
  it('S35 previews an address by a handshake alone: not one request reaches the server', async () => {
    await using peer = await startPeer()
    await using gantry = await startTestGantry()
    const ada = await gantry.setUp()
    const preview = await ada.post('api/servers/preview', { way: 'password', addresses: [peer.address] })
    expect(preview.json).toMatchObject({
      way: 'password',
      reachable: peer.address,
      fingerprint: peer.fingerprint,
      problem: null,
      already: null,
    })
    expect(peer.seen.requests).toEqual([])
  })

  it('S35 sends not one byte to a server that shows another certificate than was agreed to', async () => {
    await using peer = await startPeer()
    await using gantry = await startTestGantry()
    const ada = await gantry.setUp()
    const wrong = 'a'.repeat(64)
    const answers = [
      await ada.post('api/servers', {
        way: 'password',
        name: 'peer',
        addresses: [peer.address],
        fingerprint: wrong,
        password: 'trust me',
      }),
      await ada.post('api/servers', {
        way: 'token',
        name: 'peer',
        token: token({ fingerprint: wrong, addresses: [peer.address] }),
      }),
    ]
    for (const { status, json } of answers) {
      expect(status).toBe(409)
      expect(json).toMatchObject({ error: { code: 'pin-mismatch', server: 'peer' } })
    }
    const preview = await ada.post('api/servers/preview', {
      way: 'token',
      token: token({ fingerprint: wrong, addresses: [peer.address] }),
    })
    expect(preview.json).toMatchObject({
      fingerprint: wrong,
      problem: expect.stringContaining(peer.fingerprint),
    })
    expect(peer.seen.requests).toEqual([])
    expect((await ada.get('api/servers')).json).toEqual([])
  })

  it('adds by trust password, and tells the words of the server when it refuses', async () => {
    await using peer = await startPeer(trusting('"trust me"'))
    await using gantry = await startTestGantry()
    const ada = await gantry.setUp()
    const body = {
      way: 'password',
      name: 'peer',
      addresses: [`https://${peer.address}`],
      fingerprint: peer.fingerprint,
    }
    const refused = await ada.post('api/servers', { ...body, password: 'wrong' })
    expect(refused.status).toBe(502)
    expect(refused.json).toMatchObject({
      error: { code: 'server-refused', message: 'not authorized, says the peer', server: 'peer' },
    })
    const added = await ada.post('api/servers', { ...body, password: 'trust me' })
    expect(added.status).toBe(201)
    expect(added.json).toMatchObject({
      name: 'peer',
      way: 'https',
      addresses: [peer.address],
      fingerprint: peer.fingerprint,
    })
    // Neither the database nor the log of changes has the password.
    const stored = JSON.stringify([
      await gantry.gantry.context.db.selectFrom('server').selectAll().execute(),
      await gantry.gantry.context.audit.page({}),
    ])
    expect(stored).not.toContain('trust me')
  })

  it('adds by token, tries its addresses in turn, and refuses the same server twice', async () => {
    await using peer = await startPeer(trusting('trust_token'))
    await using gantry = await startTestGantry()
    const ada = await gantry.setUp()
    const text = token({ fingerprint: peer.fingerprint, addresses: ['127.0.0.1:1', peer.address] })
    const added = await ada.post('api/servers', {
      way: 'token',
      name: 'peer',
      token: ` ${text.slice(0, 40)}\n${text.slice(40)} `,
    })
    expect(added.status).toBe(201)
    expect(added.json).toMatchObject({ addresses: [peer.address, '127.0.0.1:1'] })
    const again = await ada.post('api/servers', { way: 'token', name: 'other', token: text })
    expect(again.status).toBe(409)
    expect(again.json).toMatchObject({ error: { message: expect.stringContaining('as peer') } })
    const preview = await ada.post('api/servers/preview', { way: 'token', token: text })
    expect(preview.json).toMatchObject({ already: 'peer', suggestedName: 'peer-2' })
  })

  it('says what is wrong with a token', async () => {
    await using gantry = await startTestGantry()
    const ada = await gantry.setUp()
    for (const bad of ['%%%', 'aGVsbG8=', Buffer.from('{"secret":"x"}').toString('base64')]) {
      const answer = await ada.post('api/servers', { way: 'token', name: 'x', token: bad })
      expect([bad, answer.status]).toEqual([bad, 422])
      expect(answer.json).toMatchObject({ error: { fields: { token: expect.any(String) } } })
      const preview = await ada.post('api/servers/preview', { way: 'token', token: bad })
      expect(preview.json).toMatchObject({ problem: expect.any(String), fingerprint: null })
    }
  })

  it('S38 is for administrators of everything alone', async () => {
    await using peer = await startPeer()
    await using gantry = await startTestGantry()
    const ada = await gantry.setUp()
    const others = [
      await gantry.person(ada, 'viewer', viewer),
      await gantry.person(ada, 'manager', [{ role: 'manager', scope: { everything: true } }]),
      await gantry.person(ada, 'local-admin', [{ role: 'admin', scope: { server: 'abcdef' } }]),
    ]
    for (const browser of others) {
      for (const [method, path, body] of [
        ['POST', 'api/servers/preview', { way: 'password', addresses: [peer.address] }],
        ['POST', 'api/servers', { way: 'unix', name: 'x', socket: '/var/lib/lxd/unix.socket' }],
        ['POST', 'api/servers/import', { folder: '/root/.config/lxc' }],
        ['GET', 'api/servers/discovered', undefined],
        ['GET', 'api/identity', undefined],
        ['DELETE', 'api/servers/abcdef', undefined],
        ['PATCH', 'api/servers/abcdef', { name: 'x' }],
        ['POST', 'api/servers/abcdef/pin', { fingerprint: 'a'.repeat(64) }],
      ] as const) {
        expect([path, (await browser.ask(method, path, { body })).status]).toEqual([path, 403])
      }
    }
    expect(peer.seen.sockets).toBe(0)
  })

  it('S38 takes https alone, and no path, name or query in an address', async () => {
    await using gantry = await startTestGantry()
    const ada = await gantry.setUp()
    for (const bad of [
      'http://127.0.0.1:8443',
      'ftp://127.0.0.1',
      'file:///etc/passwd',
      'https://u:p@127.0.0.1',
      '127.0.0.1/x',
      '127.0.0.1:99999',
    ]) {
      const preview = await ada.post('api/servers/preview', { way: 'password', addresses: [bad] })
      expect([bad, preview.json]).toEqual([
        bad,
        expect.objectContaining({ problem: expect.any(String), reachable: null }),
      ])
      const added = await ada.post('api/servers', {
        way: 'password',
        name: 'x',
        addresses: [bad],
        fingerprint: 'a'.repeat(64),
        password: '',
      })
      expect([bad, added.status]).toEqual([bad, 422])
    }
  })

  it('S38 never connects to link-local or metadata addresses, and to loopback only when allowed', async () => {
    await using peer = await startPeer()
    await using gantry = await startTestGantry({ GANTRY_ALLOW_LOOPBACK_SERVERS: '0' })
    const ada = await gantry.setUp()
    const refused = [
      '169.254.169.254',
      '[fe80::1]',
      '[::ffff:169.254.169.254]',
      '[fd00:ec2::254]',
      peer.address,
      `[::1]:${peer.port}`,
      `[::ffff:127.0.0.1]:${peer.port}`,
      `localhost:${peer.port}`,
      `0.0.0.0:${peer.port}`,
      `2130706433:${peer.port}`,
      `0x7f.1:${peer.port}`,
    ]
    for (const address of refused) {
      const begun = performance.now()
      const preview = await ada.post('api/servers/preview', { way: 'password', addresses: [address] })
      expect([address, preview.json]).toEqual([
        address,
        expect.objectContaining({ reachable: null, problem: expect.stringMatching(/not allowed|never/) }),
      ])
      expect(performance.now() - begun).toBeLessThan(4_000)
    }
    expect(peer.seen.sockets).toBe(0)
  })

  it('S39 asks again at each connection, so a server on a forbidden address stops when the rule changes', async () => {
    await using peer = await startPeer()
    await using gantry = await startTestGantry()
    const ada = await gantry.setUp()
    const name = `localhost:${peer.port}`
    const added = await ada.post('api/servers', {
      way: 'password',
      name: 'peer',
      addresses: [name],
      fingerprint: peer.fingerprint,
      password: '',
    })
    expect(added.status).toBe(201)
    await gantry.gantry.close()
    const before = peer.seen.sockets
    await using strict = await startTestGantry({ GANTRY_ALLOW_LOOPBACK_SERVERS: '0' })
    const { db } = strict.gantry.context
    await db
      .insertInto('server')
      .values({
        id: 'abcdef',
        name: 'peer',
        way: 'https',
        addresses: JSON.stringify([name]),
        fingerprint: peer.fingerprint,
        disabled: 0,
        added: new Date().toISOString(),
      })
      .execute()
    await strict.restart()
    const row = await until('the server is refused', () => {
      const found = rowOf(strict, 'abcdef')
      return found?.state === 'unreachable' ? found : undefined
    })
    expect(row.why).toMatch(/not allowed/)
    expect(peer.seen.sockets).toBe(before)
    await gantry.restart()
  })

  it('S40 follows no redirect, and wants an answer like that of LXD, whose body it does not echo', async () => {
    const answers: Respond[] = [
      () => ({ status: 302, headers: { location: 'https://127.0.0.1:1/secret' }, body: 'moved-secret' }),
      () => ({ status: 200, body: '<html>inside-secret</html>' }),
      () => ({ status: 200, headers: { 'content-type': 'application/json' }, body: '{"inside":"secret"}' }),
      () => ({ status: 500, body: 'trace-secret' }),
    ]
    await using gantry = await startTestGantry()
    const ada = await gantry.setUp()
    for (const respond of answers) {
      await using peer = await startPeer(respond)
      const body = {
        way: 'password',
        name: 'x',
        addresses: [peer.address],
        fingerprint: peer.fingerprint,
        password: 'p',
      }
      const answer = await ada.post('api/servers', body)
      expect(answer.status).toBe(502)
      expect(answer.json).toMatchObject({ error: { code: 'not-lxd' } })
      expect(answer.text).not.toContain('secret')
      // The password was not shown to something that is no LXD.
      expect(peer.seen.requests.every(({ method }) => method === 'GET')).toBe(true)
    }
    expect((await ada.get('api/servers')).json).toEqual([])
  })

  it('S38 talks to no socket of this machine but those of LXD and Incus', async () => {
    const folder = await emptyFolder()
    let asked = 0
    const daemon = createPlainServer((_request, response) => {
      asked += 1
      response.end('{"docker":"secret"}')
    })
    const listen = (path: string) => new Promise<void>((resolve) => daemon.listen(path, resolve))
    await listen(join(folder, 'docker.sock'))
    await using gantry = await startTestGantry()
    const ada = await gantry.setUp()
    const add = (socket: string) => ada.post('api/servers', { way: 'unix', name: 'x', socket })
    expect((await add(join(folder, 'docker.sock'))).status).toBe(422)
    expect((await add('unix.socket')).status).toBe(422)
    expect((await add(join(folder, 'none', 'unix.socket'))).text).toContain('does not exist')
    expect((await add(import.meta.filename)).status).toBe(422)
    expect(asked).toBe(0)
    await new Promise((resolve) => daemon.close(resolve))
    await listen(join(folder, 'unix.socket'))
    const answer = await add(join(folder, 'unix.socket'))
    expect(answer.status).toBe(422)
    expect(answer.text).not.toContain('secret')
    await new Promise((resolve) => daemon.close(resolve))
  })
})
