import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { createClient } from '../../src/client.ts'
import { connectTls, connectUnix } from '../../src/node/connect.ts'
import { type ConnectionLimits, defaultLimits } from '../../src/node/connection-limits.ts'
import type { EventMessage } from '../../src/types/event.ts'
import { selfSigned, type TestCertificate } from '../support/certificates.ts'
import { httpServer, httpsServer, type TestServer } from '../support/https-server.ts'

let certificate: TestCertificate
beforeAll(async () => {
  certificate = await selfSigned('alpha')
})

const lifecycle = (action: string) => ({
  type: 'lifecycle',
  timestamp: '2026-01-02T03:04:05.678Z',
  metadata: { action, source: '/1.0/instances/web' },
})

/** A real HTTPS server whose event websockets are handed to `onSocket`. */
async function serve(onSocket: (socket: WebSocket) => void, limits: ConnectionLimits = {}, autoPong = true) {
  const server = await httpsServer(certificate, (_, response) => response.writeHead(404).end())
  const sockets = new WebSocketServer({ noServer: true, autoPong })
  server.onUpgrade((request, socket, head) => sockets.handleUpgrade(request, socket, head, onSocket))
  const connection = connectTls({
    addresses: [server.address],
    fingerprint: certificate.fingerprint,
    clientCertificate: undefined,
    ...limits,
  })
  return {
    server,
    connection,
    client: createClient(connection),
    async [Symbol.asyncDispose]() {
      await connection[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
    },
  }
}

async function open(client: ReturnType<typeof createClient>, signal?: AbortSignal) {
  const result = await client.events(signal ? { signal } : {})
  if (!result.ok) throw new Error(result.message)
  return result.value
}

describe('the event stream', () => {
  test('asks for lifecycle and operation events of all projects', async () => {
    await using lab = await serve((socket) => socket.close())
    await open(lab.client)
    expect(lab.server.requests).toEqual(['UPGRADE /1.0/events?type=lifecycle%2Coperation&all-projects=true'])
  })

  test('asks for one project and for the types given', async () => {
    await using lab = await serve((socket) => socket.close())
    await lab.client.events({ project: 'x y', types: ['logging'] })
    expect(lab.server.requests).toEqual(['UPGRADE /1.0/events?type=logging&project=x%20y'])
  })

  test('gives each event in order, from the first moment, and ends when the server closes', async () => {
    await using lab = await serve((socket) => {
      for (const action of ['instance-created', 'instance-started'])
        socket.send(JSON.stringify(lifecycle(action)))
      socket.close(1000)
    })
    const stream = await open(lab.client)
    const seen: EventMessage[] = []
    for await (const event of stream) seen.push(event)
    expect(seen).toEqual([lifecycle('instance-created'), lifecycle('instance-started')])
    expect(await stream.ended).toEqual({
      kind: 'closed',
      message: 'The server closed the event stream (1000)',
    })
  })

  test('what is no event is left out, and the stream goes on', async () => {
    await using lab = await serve((socket) => {
      for (const text of [
        '',
        'null',
        '[]',
        '"x"',
        '{',
        '{"type":"lifecycle"}',
        '{"type":"new","timestamp":"","metadata":{}}',
      ]) {
        socket.send(text)
      }
      socket.send(Buffer.from('binary'))
      socket.send(JSON.stringify(lifecycle('instance-started')))
      socket.close()
    })
    const seen: EventMessage[] = []
    for await (const event of await open(lab.client)) seen.push(event)
    expect(seen).toEqual([lifecycle('instance-started')])
  })

  test('a connection that is cut ends the stream', async () => {
    await using lab = await serve((socket) => socket.terminate())
    const stream = await open(lab.client)
    for await (const _ of stream) expect.unreachable()
    expect((await stream.ended).kind).toBe('broken')
  })

  test('a peer that answers no ping is dead', async () => {
    await using lab = await serve(() => undefined, { pingIntervalMs: 20, deadAfterMs: 100 }, false)
    const stream = await open(lab.client)
    for await (const _ of stream) expect.unreachable()
    expect(await stream.ended).toEqual({
      kind: 'dead-peer',
      message: 'The server has been silent for 100 ms',
    })
  })

  test('a peer that answers pings and is otherwise silent is alive', async () => {
    let pings = 0
    await using lab = await serve(
      (socket) => {
        socket.on('ping', () => {
          if (++pings === 20) socket.close()
        })
      },
      { pingIntervalMs: 20, deadAfterMs: 200 },
    )
    const stream = await open(lab.client)
    for await (const _ of stream) expect.unreachable()
    expect((await stream.ended).kind).toBe('closed')
    expect(pings).toBe(20)
  })

  test('by default a dead peer is found within 45 s (S9)', async () => {
    // The silence is looked at with each ping, so it is noticed at the first one after it has lasted too long.
    const atLatest =
      Math.ceil(defaultLimits.deadAfterMs / defaultLimits.pingIntervalMs) * defaultLimits.pingIntervalMs
    expect(atLatest).toBeLessThanOrEqual(45_000)
  })

  test('a signal ends it, and its connection', async () => {
    const closed = deferred()
    await using lab = await serve((socket) => socket.on('close', closed.resolve))
    const controller = new AbortController()
    const stream = await open(lab.client, controller.signal)
    controller.abort()
    for await (const _ of stream) expect.unreachable()
    expect((await stream.ended).kind).toBe('aborted')
    await closed.promise
  })

  test('close ends it, and so does disposing of the connection', async () => {
    await using lab = await serve(() => undefined)
    const [first, second] = [await open(lab.client), await open(lab.client)]
    first.close()
    expect((await first.ended).kind).toBe('closed')
    await lab.connection[Symbol.asyncDispose]()
    expect((await second.ended).kind).toBe('aborted')
  })

  test('a signal that was aborted before opens nothing', async () => {
    await using lab = await serve(() => undefined)
    expect(await lab.client.events({ signal: AbortSignal.abort() })).toMatchObject({
      ok: false,
      kind: 'aborted',
    })
    expect(lab.server.connections()).toBe(0)
  })

  test('a signal that is aborted while it connects leaves no connection', async () => {
    await using lab = await serve(() => undefined)
    const controller = new AbortController()
    await using connection = connectTls({
      addresses: [lab.server.address],
      fingerprint: certificate.fingerprint,
      clientCertificate: undefined,
      onCertificate: () => controller.abort(),
    })
    const result = await createClient(connection).events({ signal: controller.signal })
    expect(result).toMatchObject({ ok: false, kind: 'aborted' })
    await lab.server.quiet()
    expect(lab.server.requests).toEqual([])
  })

  test('more events than anybody reads end the stream instead of filling the memory', async () => {
    await using lab = await serve((socket) => {
      const text = JSON.stringify(lifecycle('instance-started'))
      for (let count = 0; count < 10_050; count++) socket.send(text)
    })
    const stream = await open(lab.client)
    expect((await stream.ended).kind).toBe('overflow')
  })
})

describe('an upgrade that fails (S8)', () => {
  async function answer(head: string, finish: (socket: Duplex) => void = (socket) => socket.end()) {
    const server = await httpsServer(certificate, (_, response) => response.end())
    server.onUpgrade((_, socket) => {
      socket.write(head)
      finish(socket)
    })
    return server
  }

  async function eventsOf(server: TestServer, timeoutMs = 5_000) {
    await using connection = connectTls({
      addresses: [server.address],
      fingerprint: certificate.fingerprint,
      clientCertificate: undefined,
    })
    return await createClient(connection).events({ timeoutMs })
  }

  test('with LXD’s own error tells it whole', async () => {
    const body = JSON.stringify({ type: 'error', error: 'not authorized', error_code: 403 })
    const head = `HTTP/1.1 403 Forbidden\r\nContent-Length: ${body.length}\r\n\r\n${body}`
    await using server = await answer(head)
    expect(await eventsOf(server)).toEqual({
      ok: false,
      kind: 'refused',
      status: 403,
      message: 'not authorized',
    })
  })

  test.each([
    ['a web page', 'HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n<html>secret<'],
    ['a redirect', 'HTTP/1.1 302 Found\r\nLocation: https://192.0.2.1/\r\nContent-Length: 0\r\n\r\n'],
    ['a cut body', 'HTTP/1.1 500 Oops\r\nContent-Length: 100\r\n\r\n{"error":"secret'],
  ])('with %s is not LXD, and echoes nothing', async (_, head) => {
    await using server = await answer(head)
    const result = await eventsOf(server)
    expect(result).toMatchObject({ ok: false, kind: 'not-lxd' })
    expect(JSON.stringify(result)).not.toContain('secret')
  })

  test('without any answer times out', async () => {
    await using server = await answer('', () => undefined)
    expect(await eventsOf(server, 100)).toMatchObject({ ok: false, kind: 'timeout' })
  })

  test('by a closed connection is unreachable', async () => {
    await using server = await answer('', (socket) => socket.destroy())
    expect(await eventsOf(server)).toMatchObject({ ok: false, kind: 'unreachable' })
  })
})

describe('over a unix socket', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lxd-events-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('events come the same way', async () => {
    const socketPath = join(folder, 'unix.socket')
    await using server = await httpServer((_, response) => response.end(), socketPath)
    const sockets = new WebSocketServer({ noServer: true })
    server.onUpgrade((request, socket, head) =>
      sockets.handleUpgrade(request, socket, head, (peer) => {
        peer.send(JSON.stringify(lifecycle('instance-started')))
        peer.close()
      }),
    )
    await using connection = connectUnix({ socketPath })
    const seen: EventMessage[] = []
    for await (const event of await open(createClient(connection))) seen.push(event)
    expect(seen).toEqual([lifecycle('instance-started')])
  })

  test('without a socket it is unreachable', async () => {
    await using connection = connectUnix({ socketPath: join(folder, 'none') })
    expect(await createClient(connection).events()).toMatchObject({ ok: false, kind: 'unreachable' })
  })
})

function deferred() {
  let resolve: () => void = () => undefined
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}
