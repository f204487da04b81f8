import { createServer, type Server } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { createLive } from '../../src/fleet/live/create-live.ts'
import { until } from '../harness.ts'
import { LiveClient } from './live-client.ts'
import { withScripted } from './with-scripted.ts'

describe('the live socket', () => {
  let it_: Awaited<ReturnType<typeof withScripted>>
  beforeAll(async () => {
    it_ = await withScripted()
    it_.peer.instance('mine', 'Running', { project: 'own' })
    it_.peer.instance('other', 'Running')
    it_.peer.lifecycle('instance-created', 'mine', 'own')
    it_.peer.lifecycle('instance-created', 'other')
    await until('both', () => [...it_.test.gantry.context.fleet.instances()].length >= 2)
  })
  afterAll(() => it_?.[Symbol.asyncDispose]())

  const closed = (client: LiveClient) => until('closed', () => client.closed)

  it('says hello at once, with everything but the instances', async () => {
    using live = await LiveClient.open(it_.admin)
    const hello = await live.hello()
    expect(hello.servers.map(({ name, state }) => `${name} ${state}`)).toEqual(['scripted online'])
    expect(hello.actions).toEqual([])
    live.say({ type: 'ping' })
    await until('pong', () => live.messages.find(({ type }) => type === 'pong'))
  })

  it('S3 shows a person only their projects, in hello, batches, hints, operations and the snapshot', async () => {
    const scoped = await it_.test.person(it_.admin, 'scoped', [
      { role: 'viewer', scope: { server: it_.id, project: 'own' } },
    ])
    using live = await LiveClient.open(scoped)
    using all = await LiveClient.open(it_.admin)
    expect((await live.hello()).servers[0]?.projects).toEqual(['own'])
    const snapshot = await scoped.get('api/fleet/instances')
    expect(snapshot.json).toMatchObject({ rows: [{ name: 'mine', project: 'own' }] })
    const operation = (id: string, project: string) => ({
      type: 'operation',
      timestamp: '2026-01-01T00:00:00Z',
      project,
      metadata: {
        id: `${id}1111111-2222-3333-4444-555555555555`,
        class: 'task',
        description: `in ${project}`,
        created_at: '2026-01-01T00:00:00Z',
        updated_at: '2026-01-01T00:00:00Z',
        status: 'Running',
        resources: {},
        metadata: null,
        may_cancel: false,
        err: '',
        location: 'none',
      },
    })
    it_.peer.emit(operation('a', 'default'))
    it_.peer.instance('other', 'Stopped')
    it_.peer.lifecycle('instance-stopped', 'other')
    await all.batch('other', ({ instances }) => instances?.put.some(({ name }) => name === 'other') === true)
    it_.peer.emit(operation('b', 'own'))
    it_.peer.instance('mine', 'Stopped', { project: 'own' })
    it_.peer.lifecycle('instance-stopped', 'mine', 'own')
    await live.batch('mine', ({ instances }) => instances?.put.some(({ name }) => name === 'mine') === true)
    await live.batch(
      'operation',
      ({ operations }) => operations?.some(({ project }) => project === 'own') === true,
    )
    const text = JSON.stringify(live.messages)
    expect(text).not.toContain('"other"')
    expect(text).not.toContain('in default')
  })

  it('asks for the addresses of what is watched and allowed, and of nothing else', async () => {
    const scoped = await it_.test.person(it_.admin, 'watcher', [
      { role: 'viewer', scope: { server: it_.id, project: 'own' } },
    ])
    it_.peer.instance('mine', 'Running', { project: 'own' })
    it_.peer.instance('other', 'Running')
    it_.peer.lifecycle('instance-started', 'mine', 'own')
    it_.peer.lifecycle('instance-started', 'other')
    using live = await LiveClient.open(scoped)
    await until(
      'running',
      () => it_.test.gantry.context.fleet.instance(`${it_.id}/own/mine`)?.status === 'Running',
    )
    live.say({
      type: 'watch',
      rows: [`${it_.id}/own/mine`, `${it_.id}/default/other`],
      usage: false,
      capacity: false,
    })
    await until('state', () => it_.peer.count(({ url }) => url.startsWith('/1.0/instances/mine/state')) > 0)
    expect(it_.peer.count(({ url }) => url.startsWith('/1.0/instances/other/state'))).toBe(0)
    expect(it_.peer.count(({ url }) => url.startsWith('/1.0/metrics'))).toBe(0)
  })

  it('S4 signing out closes that session within a second, and no other', async () => {
    const twice = await it_.test.person(it_.admin, 'twice', [{ role: 'viewer', scope: { everything: true } }])
    using live = await LiveClient.open(twice)
    using other = await LiveClient.open(it_.admin)
    const before = performance.now()
    await twice.post('api/sign-out')
    expect((await closed(live)).code).toBe(4001)
    expect((live.closed?.at ?? 0) - before).toBeLessThan(1_000)
    expect(other.closed).toBeUndefined()
  })

  it('S4 a change of permissions closes within a second, also when the browser does not answer', async () => {
    const changed = await it_.test.person(it_.admin, 'changed', [
      { role: 'viewer', scope: { everything: true } },
    ])
    using live = await LiveClient.open(changed)
    const people = await it_.admin.get('api/people')
    const rows: { id: string; name: string }[] = JSON.parse(people.text)
    const id = rows.find(({ name }) => name === 'changed')?.id ?? ''
    const before = performance.now()
    await it_.admin.ask('PATCH', `api/people/${id}`, { body: { bindings: [] } })
    expect((await closed(live)).code).toBe(4002)
    expect((live.closed?.at ?? 0) - before).toBeLessThan(1_500)
  })

  it('S6 a message beyond 64 KiB is 1009, and R13 one that is none is 1008', async () => {
    using big = await LiveClient.open(it_.admin)
    big.socket.send('x'.repeat(65 * 1024))
    expect((await closed(big)).code).toBe(1009)
    for (const text of [
      '',
      'null',
      '{}',
      '{"type":"watch"}',
      '[]',
      '{"type":"watch","rows":["x"],"usage":1,"capacity":0}',
    ]) {
      using odd = await LiveClient.open(it_.admin)
      odd.socket.send(text)
      expect((await closed(odd)).code, text).toBe(1008)
    }
    using binary = await LiveClient.open(it_.admin)
    binary.socket.send(Buffer.from('{"type":"ping"}'))
    expect((await closed(binary)).code).toBe(1008)
  })

  it('S7 offers no compression of single messages', async () => {
    using live = await LiveClient.open(it_.admin)
    expect(live.socket.extensions).toBe('')
  })
})

/** The part alone, with limits that a test can reach, on a real socket. */
describe('the limits of the live socket', () => {
  let server: Server
  let live: ReturnType<typeof createLive>
  let port = 0
  const person = {
    id: 'p',
    name: 'Ada',
    email: '',
    disabled: false,
    created: '',
    bindings: [{ role: 'admin' as const, scope: { everything: true as const } }],
  }
  let send: (description: string) => void = () => undefined

  beforeAll(async () => {
    let listener: Parameters<Parameters<typeof createLive>[0]['fleet']['onBatch']>[0] = () => undefined
    live = createLive(
      {
        fleet: {
          servers: () => [],
          seq: () => 0,
          watch: () => undefined,
          onUsage: () => () => undefined,
          onBatch: (next) => {
            listener = next
            return () => undefined
          },
        },
        operations: { recent: () => [] },
        actions: { running: () => [] },
        access: { onRevoked: () => () => undefined },
      },
      { maxBuffered: 256 * 1024, maxSocketsPerPerson: 2, beatMs: 100 },
    )
    send = (name) =>
      listener({
        seq: 1,
        put: [],
        drop: [],
        servers: [],
        dropServers: [],
        operations: [],
        actions: [],
        hints: [{ server: 'abcdef', project: null, kind: 'x', name }],
      })
    server = createServer()
    server.on('upgrade', (request, socket: Duplex, head) =>
      live.accept(request, socket, head, { person, sessionId: 's' }),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    port = typeof address === 'object' && address !== null ? address.port : 0
  })
  afterAll(async () => {
    await live[Symbol.asyncDispose]()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  })

  it('S10 one person has so many sockets and no more, and is told why', async () => {
    const sockets = [new WebSocket(`ws://127.0.0.1:${port}`), new WebSocket(`ws://127.0.0.1:${port}`)]
    await until('two', () => live.sockets() === 2)
    const refused = new WebSocket(`ws://127.0.0.1:${port}`)
    const status = await new Promise<string>((resolve) => {
      refused.on('unexpected-response', (_, response) => {
        response.setEncoding('utf8')
        response.on('data', (text: string) => resolve(`${response.statusCode} ${text}`))
      })
      refused.on('error', () => undefined)
    })
    expect(status).toMatch(/^429 .*limit/)
    for (const socket of sockets) socket.terminate()
    await until('gone', () => live.sockets() === 0)
  })

  it('drops a reader that is too slow, and no other', async () => {
    using fast = new LiveClient(`http://127.0.0.1:${port}`, {})
    await fast.hello()
    const slow = new WebSocket(`ws://127.0.0.1:${port}`)
    await until('both', () => live.sockets() === 2)
    slow.pause()
    const text = 'x'.repeat(60_000)
    await until('dropped', () => {
      send(text)
      return live.sockets() === 1
    })
    expect(fast.closed).toBeUndefined()
    slow.terminate()
  })

  it('S9 finds a half-open peer after two beats without an answer', async () => {
    await until('empty', () => live.sockets() === 0)
    // A peer that speaks websocket and answers no ping.
    const silent = connect(port, '127.0.0.1')
    silent.write(
      'GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    )
    silent.on('error', () => undefined)
    await until('there', () => live.sockets() === 1)
    await until('found', () => live.sockets() === 0, 2_000)
    silent.destroy()
  })
})
