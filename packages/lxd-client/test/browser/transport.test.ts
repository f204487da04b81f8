import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { browserTransport } from '../../src/browser/transport.ts'
import { createClient } from '../../src/client.ts'
import { type Handler, httpServer, refuse, sync } from '../support/https-server.ts'

/** A real HTTP server in the place of the BFF; Node's `fetch` in the place of a browser's, with absolute addresses. */
async function serve(handler: Handler, headers?: Record<string, string>) {
  const server = await httpServer(handler)
  const base = `http://${server.address}/gantry`
  const transport = browserTransport(headers ? { base, server: 's 1', headers } : { base, server: 's 1' })
  return {
    server,
    transport,
    client: createClient(transport),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}

/** Answers as the BFF does when it is the BFF that refuses. */
const own =
  (status: number, code: string, message: string): Handler =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ error: { code, message, request: 'r1' } }))
  }

describe('requests through the BFF', () => {
  test('go to the server’s own path under the base', async () => {
    await using bff = await serve((_, response) => sync(response, []))
    expect(await bff.client.instances.list({ project: 'a b' })).toEqual({ ok: true, value: [] })
    expect(bff.server.requests).toEqual([
      'GET /gantry/api/servers/s%201/lxd/1.0/instances?project=a%20b&recursion=1',
    ])
  })

  test('carry JSON, the entity tag, and the headers given', async () => {
    let seen = ''
    await using bff = await serve(
      (request, response) => {
        void text(request).then((body) => {
          const { 'content-type': type, 'if-match': tag, 'x-gantry': extra } = request.headers
          seen = [request.method, type, tag, extra, body].join(' ')
          sync(response, null, { etag: '"2"' })
        })
      },
      { 'x-gantry': '1' },
    )
    const result = await bff.client.instances.patch('web', { description: 'é' }, { etag: '"1"' })
    expect(result.ok).toBe(true)
    expect(seen).toBe('PATCH application/json "1" 1 {"description":"é"}')
  })

  test('give the entity tag of what was read', async () => {
    await using bff = await serve((_, response) => sync(response, { name: 'web' }, { etag: '"2"' }))
    expect(await bff.client.instances.get('web')).toEqual({ ok: true, value: { name: 'web' }, etag: '"2"' })
  })

  test('a server’s own refusal comes through whole', async () => {
    await using bff = await serve((_, response) => refuse(response, 404, 'Instance not found'))
    expect(await bff.client.instances.get('x')).toEqual({
      ok: false,
      kind: 'refused',
      status: 404,
      message: 'Instance not found',
    })
  })

  test.each([
    [502, 'unreachable', 'unreachable'],
    [504, 'timeout', 'timeout'],
    [502, 'pin-mismatch', 'pin-mismatch'],
    [502, 'not-lxd', 'not-lxd'],
    [403, 'denied', 'refused'],
    [404, 'constructor', 'refused'],
  ])('the BFF’s %i %s is the failure %s', async (status, code, kind) => {
    await using bff = await serve(own(status, code, 'in its own words'))
    expect(await bff.client.server.get()).toEqual({ ok: false, kind, status, message: 'in its own words' })
    expect(await bff.client.images.export('f00')).toEqual({
      ok: false,
      kind,
      status,
      message: 'in its own words',
    })
  })

  test.each(['<html>', '{"error":null}', '{"error":{}}', '[]', ''])(
    '%j with status 500 is not LXD',
    async (body) => {
      await using bff = await serve((_, response) => response.writeHead(500).end(body))
      expect(await bff.client.server.get()).toMatchObject({ ok: false, kind: 'not-lxd', status: 500 })
    },
  )

  test('a redirect is not followed', async () => {
    await using bff = await serve((_, response) => response.writeHead(302, { location: '/elsewhere' }).end())
    expect(await bff.client.server.get()).toMatchObject({ ok: false, kind: 'not-lxd' })
    expect(bff.server.requests).toHaveLength(1)
  })

  test('nobody there, too late, aborted, too large', async () => {
    await using bff = await serve((request, response) => {
      if (request.url?.includes('resources')) sync(response, 'x'.repeat(1000))
    })
    expect(await bff.client.server.get({ timeoutMs: 50 })).toMatchObject({ ok: false, kind: 'timeout' })
    expect(await bff.client.images.export('f00', { timeoutMs: 50 })).toMatchObject({
      ok: false,
      kind: 'timeout',
    })
    expect(await bff.client.server.get({ signal: AbortSignal.abort() })).toMatchObject({
      ok: false,
      kind: 'aborted',
    })
    const large = await bff.transport.request({ method: 'GET', path: '/1.0/resources', maxBytes: 500 })
    expect(large).toMatchObject({ ok: false, kind: 'not-lxd' })
    await bff.server[Symbol.asyncDispose]()
    expect(await bff.client.server.get()).toMatchObject({ ok: false, kind: 'unreachable' })
  })

  test('events are not for browsers', async () => {
    await using bff = await serve(() => undefined)
    expect(await bff.client.events()).toMatchObject({ ok: false, kind: 'refused' })
    expect(bff.server.requests).toEqual([])
  })
})

describe('bodies through the BFF', () => {
  test('a download comes in pieces, and leaving it early ends it', async () => {
    let closed: () => void = () => undefined
    const gone = new Promise<void>((resolve) => {
      closed = resolve
    })
    await using bff = await serve((_, response) => {
      response.on('close', closed)
      response.writeHead(200).write('x'.repeat(1000))
    })
    const result = await bff.client.images.export('f00')
    if (!result.ok) throw new Error(result.message)
    for await (const chunk of result.value.body) {
      expect(chunk.length).toBeGreaterThan(0)
      break
    }
    await gone
  })

  test('a whole download is what was sent', async () => {
    await using bff = await serve((_, response) => response.end('the image'))
    const result = await bff.client.images.export('f00')
    if (!result.ok) throw new Error(result.message)
    let received = ''
    for await (const chunk of result.value.body) received += new TextDecoder().decode(chunk)
    expect(received).toBe('the image')
  })

  test('a server’s refusal of a download is told', async () => {
    await using bff = await serve((_, response) => refuse(response, 404, 'Image not found'))
    expect(await bff.client.images.export('f00')).toMatchObject({
      kind: 'refused',
      message: 'Image not found',
    })
  })

  test('files, bytes and streams are uploaded', async () => {
    const seen: string[] = []
    await using bff = await serve((request, response) => {
      void text(request).then((body) => {
        seen.push(`${request.headers['content-type']} ${body}`)
        sync(response, null)
      })
    })
    async function* generate() {
      yield new TextEncoder().encode('a ')
      yield new TextEncoder().encode('stream')
    }
    for (const bytes of [new Blob(['a file']), new TextEncoder().encode('bytes'), generate()]) {
      await bff.transport.request({ method: 'POST', path: '/1.0/images', body: { bytes } })
    }
    expect(seen).toEqual([
      'application/octet-stream a file',
      'application/octet-stream bytes',
      'application/octet-stream a stream',
    ])
  })
})
