import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createClient } from '../../src/client.ts'
import { connectTls, connectUnix } from '../../src/node/connect.ts'
import { selfSigned, type TestCertificate } from '../support/certificates.ts'
import { httpServer, httpsServer, refuse, sync } from '../support/https-server.ts'
import { serve } from '../support/serve.ts'

let certificate: TestCertificate
let folder: string
beforeAll(async () => {
  certificate = await selfSigned('alpha')
  folder = await mkdtemp(join(tmpdir(), 'lxd-client-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('requests', () => {
  test('method, path, query, headers and JSON body arrive as given', async () => {
    let seen = ''
    await using lab = await serve(certificate, (request, response) => {
      void text(request).then((body) => {
        seen = `${request.method} ${request.url} ${request.headers['if-match']} ${request.headers['content-type']} ${body}`
        sync(response, null)
      })
    })
    await lab.client.instances.patch('a b', { description: 'é' }, { project: 'x&y', etag: '"1"' })
    expect(seen).toBe('PATCH /1.0/instances/a%20b?project=x%26y "1" application/json {"description":"é"}')
  })

  test('sends nothing that LXD refuses: no Origin, no Cookie, no Sec-Fetch headers', async () => {
    let names: string[] = []
    await using lab = await serve(certificate, (request, response) => {
      names = Object.keys(request.headers)
      sync(response, null)
    })
    await lab.client.server.get()
    expect(names.toSorted()).toEqual(['connection', 'host'])
  })

  test('connections are kept and used again', async () => {
    await using lab = await serve(certificate, (_, response) => sync(response, null))
    for (let turn = 0; turn < 20; turn++) await lab.client.server.get()
    expect(lab.server.connections()).toBeLessThan(4)
  })

  test('an error is passed on whole, with its status', async () => {
    await using lab = await serve(certificate, (_, response) =>
      refuse(response, 404, 'Instance not found\n  nowhere'),
    )
    expect(await lab.client.instances.get('x')).toEqual({
      ok: false,
      kind: 'refused',
      status: 404,
      message: 'Instance not found\n  nowhere',
    })
  })

  test('a redirect is not followed (S40)', async () => {
    await using elsewhere = await httpsServer(certificate, (_, response) => sync(response, null))
    await using lab = await serve(certificate, (_, response) => {
      response.writeHead(302, { location: `https://${elsewhere.address}/1.0` }).end()
    })
    const result = await lab.client.server.get()
    expect(result).toMatchObject({ ok: false, kind: 'not-lxd', status: 302 })
    expect(elsewhere.connections()).toBe(0)
    expect(lab.server.requests).toEqual(['GET /1.0'])
  })

  test.each([
    ['a web page', '<html><title>secret</title></html>'],
    ['other JSON', '{"hello":"secret"}'],
    ['an array', '["secret"]'],
    ['nothing', ''],
  ])('%s is not LXD, and is not echoed', async (_, body) => {
    await using lab = await serve(certificate, (_, response) => response.end(body))
    const result = await lab.client.server.get()
    expect(result).toMatchObject({ ok: false, kind: 'not-lxd', status: 200 })
    expect(JSON.stringify(result)).not.toContain('secret')
  })

  test('a server that speaks no HTTP is not LXD', async () => {
    await using lab = await serve(certificate, (request) => request.socket.end('SSH-2.0-OpenSSH\r\n'))
    expect(await lab.client.server.get()).toMatchObject({ ok: false, kind: 'not-lxd' })
  })

  test('a server without TLS is not LXD', async () => {
    await using server = await httpServer((_, response) => sync(response, null))
    await using connection = connectTls({
      addresses: [server.address],
      fingerprint: certificate.fingerprint,
      clientCertificate: undefined,
    })
    expect(await createClient(connection).server.get()).toMatchObject({ ok: false, kind: 'not-lxd' })
    expect(server.requests).toEqual([])
  })

  test('an answer beyond the cap is given up', async () => {
    await using lab = await serve(certificate, (_, response) => sync(response, 'x'.repeat(10_000)))
    const capped = await lab.connection.request({ method: 'GET', path: '/1.0', maxBytes: 5_000 })
    expect(capped).toMatchObject({ ok: false, kind: 'not-lxd' })
    expect((await lab.connection.request({ method: 'GET', path: '/1.0', maxBytes: 20_000 })).ok).toBe(true)
  })

  test('a connection that breaks in the middle of an answer is unreachable', async () => {
    await using lab = await serve(certificate, (_, response) => {
      response.writeHead(200, { 'content-length': '1000' })
      response.write('{"type":')
      response.socket?.destroySoon()
    })
    expect(await lab.client.server.get()).toMatchObject({ ok: false, kind: 'unreachable' })
  })

  test('nobody listens: unreachable, and the message names the address', async () => {
    await using connection = connectTls({
      addresses: ['127.0.0.1:1'],
      fingerprint: certificate.fingerprint,
      clientCertificate: undefined,
    })
    const result = await createClient(connection).server.get()
    expect(result).toMatchObject({ ok: false, kind: 'unreachable' })
    expect(!result.ok && result.message).toContain('127.0.0.1:1: connect ECONNREFUSED')
  })

  test('after the connection is disposed of, calls answer a failure', async () => {
    await using lab = await serve(certificate, (_, response) => sync(response, null))
    await lab.client.server.get()
    await lab.connection[Symbol.asyncDispose]()
    expect(await lab.client.server.get()).toMatchObject({ ok: false, kind: 'unreachable' })
    expect(await lab.client.events()).toMatchObject({ ok: false, kind: 'aborted' })
  })
})

describe('time', () => {
  test('no headers in time', async () => {
    await using lab = await serve(certificate, () => undefined)
    expect(await lab.client.server.get({ timeoutMs: 50 })).toEqual({
      ok: false,
      kind: 'timeout',
      message: 'GET /1.0 had no answer within 50 ms',
    })
  })

  test('headers in time but no whole body', async () => {
    await using lab = await serve(certificate, (_, response) => response.writeHead(200).write('{'))
    expect(await lab.client.server.get({ timeoutMs: 50 })).toMatchObject({ ok: false, kind: 'timeout' })
  })

  test('a request can be aborted while it runs, and one with an aborted signal is never sent', async () => {
    const controller = new AbortController()
    await using lab = await serve(certificate, () => controller.abort())
    const result = await lab.client.server.get({ signal: controller.signal })
    expect(result).toEqual({ ok: false, kind: 'aborted', message: 'GET /1.0 was aborted' })
    expect(await lab.client.server.get({ signal: controller.signal })).toMatchObject({ kind: 'aborted' })
    expect(lab.server.requests).toEqual(['GET /1.0'])
  })

  test('waiting for an operation has no limit of its own', async () => {
    await using lab = await serve(certificate, (_, response) => {
      setTimeout(() => sync(response, { id: 'x', status_code: 200 }), 60)
    })
    const id = '6916c8a6-9b7d-4abd-90b3-aedfec7ec7da'
    expect((await lab.client.operations.wait(id)).ok).toBe(true)
    expect(await lab.client.operations.wait(id, { timeoutMs: 20 })).toMatchObject({ kind: 'timeout' })
  })

  test('a listener that never shakes hands is left after the time to connect', async () => {
    await using silent = await silentListener()
    await using connection = connectTls({
      addresses: [silent.address],
      fingerprint: certificate.fingerprint,
      clientCertificate: undefined,
      connectTimeoutMs: 1_000,
    })
    expect(await createClient(connection).server.get()).toMatchObject({ ok: false, kind: 'unreachable' })
  })
})

/** Takes connections and says nothing, like a host whose daemon hangs. */
async function silentListener() {
  const listener = createServer()
  const sockets: Socket[] = []
  listener.on('connection', (socket) => sockets.push(socket))
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const bound = listener.address()
  return {
    address: `127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      listener.close()
      await once(listener, 'close')
    },
  }
}

describe('addresses', () => {
  test('they are tried in turn, and the one that worked is kept', async () => {
    await using dead = await silentListener()
    await using server = await httpsServer(certificate, (_, response) =>
      sync(response, null, { connection: 'close' }),
    )
    await using connection = connectTls({
      addresses: ['127.0.0.1:1', dead.address, server.address],
      fingerprint: certificate.fingerprint,
      clientCertificate: undefined,
      connectTimeoutMs: 1_000,
    })
    const client = createClient(connection)
    expect((await client.server.get()).ok).toBe(true)
    expect(connection.address()).toBe(server.address)
    expect((await client.server.get({ timeoutMs: 500 })).ok).toBe(true)
    expect(server.requests.length).toBe(2)
  })

  test('another certificate ends the search: the others are not asked', async () => {
    await using wrong = await httpsServer(await selfSigned('wrong'), (_, response) => sync(response, null))
    await using right = await httpsServer(certificate, (_, response) => sync(response, null))
    await using connection = connectTls({
      addresses: [wrong.address, right.address],
      fingerprint: certificate.fingerprint,
      clientCertificate: undefined,
    })
    expect(await createClient(connection).server.get()).toMatchObject({ ok: false, kind: 'pin-mismatch' })
    expect(right.connections()).toBe(0)
  })

  test('without any, and with bad ones, the failure says so', async () => {
    const options = { fingerprint: certificate.fingerprint, clientCertificate: undefined }
    await using none = connectTls({ ...options, addresses: [] })
    expect(await createClient(none).server.get()).toMatchObject({
      message: 'No address is known for this server',
    })
    await using bad = connectTls({ ...options, addresses: ['http://127.0.0.1:1'] })
    expect(await createClient(bad).server.get()).toMatchObject({ kind: 'unreachable' })
  })

  test('a name is resolved and its address checked at each connection (S39)', async () => {
    const asked: string[] = []
    let verdict: string | undefined
    const check = (ip: string) => {
      asked.push(ip)
      return ip === '127.0.0.1' ? verdict : 'only the first'
    }
    await using lab = await serve(certificate, (_, response) => sync(response, null, { connection: 'close' }))
    await using named = connectTls({
      addresses: [lab.server.address.replace('127.0.0.1', 'localhost')],
      fingerprint: certificate.fingerprint,
      clientCertificate: undefined,
      checkAddress: check,
    })
    expect((await createClient(named).server.get()).ok).toBe(true)
    expect(asked).toContain('127.0.0.1')
    verdict = 'it has moved'
    const result = await createClient(named).server.get()
    expect(result).toMatchObject({ ok: false, kind: 'unreachable' })
    expect(!result.ok && result.message).toContain('localhost is not allowed: ')
    expect(lab.server.requests).toEqual(['GET /1.0'])
  })
})

describe('unix sockets', () => {
  test('requests and streams go over the socket', async () => {
    const socketPath = join(folder, 'unix.socket')
    await using server = await httpServer((request, response) => sync(response, request.url), socketPath)
    await using connection = connectUnix({ socketPath })
    const result = await createClient(connection).server.get()
    expect(result).toEqual({ ok: true, value: '/1.0' })
    expect(server.requests).toEqual(['GET /1.0'])
  })

  test('a socket that is not there is unreachable', async () => {
    await using connection = connectUnix({ socketPath: join(folder, 'none.socket') })
    const result = await createClient(connection).server.get()
    expect(result).toMatchObject({ ok: false, kind: 'unreachable' })
    expect(!result.ok && result.message).toContain('ENOENT')
  })
})
