import { createServer } from 'node:http'
import { connect } from 'node:net'
import express from 'express'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { endpoint } from '../src/endpoint.ts'
import { endpoints } from '../src/endpoints/endpoints.ts'
import { mountEndpoints } from '../src/http/mount-endpoints.ts'
import { requestLog } from '../src/http/request-log.ts'
import { type Browser, startTestGantry, type TestGantry } from './harness.ts'

const csp =
  "default-src 'none';script-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data:;font-src 'self';" +
  "connect-src 'self';worker-src 'self';manifest-src 'self';form-action 'self';base-uri 'self';frame-ancestors 'none'"

describe('HTTP', () => {
  let gantry: TestGantry
  let ada: Browser
  beforeAll(async () => {
    gantry = await startTestGantry()
    ada = await gantry.setUp()
  })
  afterAll(() => gantry[Symbol.asyncDispose]())

  it('S17 refuses a change that comes from another site, by each of its signs', async () => {
    const { origin, port } = new URL(gantry.gantry.url)
    const refused: Record<string, string | undefined>[] = [
      { 'sec-fetch-site': 'cross-site', origin },
      { 'sec-fetch-site': 'same-site', origin },
      { 'sec-fetch-site': 'none', origin },
      { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' },
      { 'sec-fetch-site': undefined, origin: 'https://evil.example' },
      { 'sec-fetch-site': undefined, origin: 'null' },
      { 'sec-fetch-site': undefined, origin: `http://127.0.0.1:${Number(port) + 1}` },
      { 'sec-fetch-site': undefined, origin: `https://127.0.0.1:${port}` },
      { 'sec-fetch-site': undefined, origin: `http://sub.127.0.0.1:${port}` },
      { 'sec-fetch-site': undefined, origin: undefined },
    ]
    for (const headers of refused) {
      for (const { method, path } of endpoints) {
        if (method === 'get') continue
        const asked = path.slice(1).replace(/:\w+/g, 'abcdef')
        const answer = await ada.ask(method.toUpperCase(), asked, { body: {}, headers })
        expect([path, headers, answer.status]).toEqual([path, headers, 403])
        expect(answer.json).toMatchObject({ error: { code: 'cross-site' } })
      }
    }
    for (const headers of [
      { 'sec-fetch-site': 'same-origin', origin: undefined },
      { 'sec-fetch-site': undefined, origin },
    ]) {
      expect((await ada.ask('POST', 'api/people', { body: {}, headers })).status).toBe(422)
    }
  })

  it('S17 takes JSON only, as a form of another site could not send it', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      undefined,
    ]) {
      const answer = await ada.ask('POST', 'api/people', { raw: '{}', headers: { 'content-type': type } })
      expect([type, answer.status]).toEqual([type, 415])
    }
  })

  it('S17 changes nothing by a GET', () => {
    for (const { method, audit } of endpoints) expect(method === 'get').toBe(audit === undefined)
  })

  it('S19 sends the exact CSP and headers with every kind of answer', async () => {
    const visitor = gantry.visitor()
    const answers = {
      page: await visitor.get(''),
      deepPage: await visitor.get('instances/a/b/c'),
      api: await visitor.get('api/session'),
      signedOut: await visitor.get('api/people'),
      denied: await visitor.ask('POST', 'api/sign-in', {
        body: {},
        headers: { origin: 'https://evil.example' },
      }),
      invalid: await visitor.post('api/sign-in', {}),
      notFound: await ada.get('api/nothing'),
      asset: await visitor.get('assets/none-12345678.js'),
      wrongHost: await visitor.get('', { host: 'evil.example' }),
      badMethod: await visitor.ask('DELETE', 'instances'),
    }
    for (const [name, { headers }] of Object.entries(answers)) {
      expect([name, headers['content-security-policy']]).toEqual([name, csp])
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['x-frame-options']).toBe('DENY')
      expect(headers['referrer-policy']).toBe('no-referrer')
      expect(headers['cross-origin-opener-policy']).toBe('same-origin')
      expect(headers['cross-origin-resource-policy']).toBe('same-origin')
      expect(headers['permissions-policy']).toContain('camera=()')
      expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
      expect(headers['x-powered-by']).toBeUndefined()
      expect(headers['access-control-allow-origin']).toBeUndefined()
      // A certificate of our own, or none: HSTS would lock people out.
      expect(headers['strict-transport-security']).toBeUndefined()
    }
    expect(answers.api.headers['cache-control']).toBe('no-store')
    expect(answers.asset.status).toBe(404)
  })

  it('S20 answers 421 to a Host that is not ours', async () => {
    const { port } = new URL(gantry.gantry.url)
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      '192.0.2.1',
      'localhost.evil.example',
      '127.0.0.1.nip.io',
      'gantry',
    ]) {
      for (const path of ['', 'api/session', 'api/health']) {
        const answer = await gantry.visitor().get(path, { host })
        expect([host, answer.status]).toEqual([host, 421])
      }
    }
    for (const host of ['localhost', `localhost:${port}`, `[::1]:${port}`, '127.0.0.1']) {
      expect((await gantry.visitor().get('api/health', { host })).status).toBe(200)
    }
  })

  it('S20 answers to the public address too, and takes changes from its pages', async () => {
    await using proxied = await startTestGantry({ GANTRY_PUBLIC_URL: 'https://gantry.example.org' })
    const headers = {
      host: 'gantry.example.org',
      origin: 'https://gantry.example.org',
      'sec-fetch-site': undefined,
    }
    expect((await proxied.visitor().get('api/health', headers)).status).toBe(200)
    expect(proxied.gantry.url).toBe('https://gantry.example.org/')
    const answer = await proxied.visitor().ask('POST', 'api/sign-in', { body: {}, headers })
    expect(answer.status).toBe(422)
    const other = await proxied.visitor().ask('POST', 'api/sign-in', {
      body: {},
      headers: { ...headers, origin: 'https://other.example.org' },
    })
    expect(other.status).toBe(403)
  })

  it('S22 refuses bodies and headers that are too large, and half a request in time', async () => {
    const large = await ada.post('api/people', { name: 'x'.repeat(70_000) })
    expect(large.status).toBe(413)
    const header = await ada.get('api/session', { 'x-large': 'x'.repeat(20_000) })
    expect(header.status).toBe(431)
    expect((await ada.ask('POST', 'api/people', { raw: '{"name":' })).status).toBe(400)
    expect((await ada.ask('POST', 'api/people', { raw: '"text"' })).status).toBe(400)
  })

  it('S22 gives a body only so long to arrive, and closes the connection of one that is slower', async () => {
    const slow = endpoint({
      method: 'post',
      path: '/api/slow',
      body: z.object({ text: z.string() }),
      authorize: 'anyone',
      audit: { action: 'slow', by: 'handler' },
      handler: ({ body }) => ({ body }),
    })
    const app = express().use(requestLog(pino({ level: 'silent' })))
    app.use(mountEndpoints([slow], gantry.gantry.context, { bodyMs: 500 }))
    const server = createServer(app)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0

    /** Sends a body in pieces, each so long after the one before; answers what came back, and when the end did. */
    const send = (pieces: string[], everyMs: number) =>
      new Promise<{ text: string; ms: number }>((resolve) => {
        const begun = performance.now()
        const socket = connect(port, '127.0.0.1')
        const waiting = [...pieces]
        let text = ''
        const clock = setInterval(() => {
          const piece = waiting.shift()
          if (piece !== undefined) socket.write(piece)
        }, everyMs)
        socket.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk
        })
        // A piece that comes after the end is answered with a reset; the close follows.
        socket.on('error', () => undefined)
        socket.on('close', () => {
          clearInterval(clock)
          resolve({ text, ms: performance.now() - begun })
        })
        socket.write(
          `POST /api/slow HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: http://127.0.0.1:${port}\r\n` +
            `Content-Type: application/json\r\nContent-Length: ${pieces.join('').length}\r\nConnection: close\r\n\r\n`,
        )
      })
    const whole = await send(['{"text":', '"in time"}'], 50)
    expect(whole.text).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*\{"text":"in time"\}$/)
    // Never silent for long, so that no limit on silence would find it.
    const late = await send(['{"text":"', ...'x'.repeat(100), '"}'], 50)
    expect(late.text).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/)
    expect(late.text).toMatch(/connection: close/i)
    expect(late.text).toContain('"code":"too-slow"')
    expect(late.ms).toBeGreaterThan(490)
    expect(late.ms).toBeLessThan(4_000)
    const silent = await send(['{"text":'.padEnd(100)], 3_600_000)
    expect(silent.text).toMatch(/^HTTP\/1\.1 408 /)
    await new Promise((resolve) => server.close(resolve))
  })

  it('S22 drops __proto__, constructor and unknown keys', async () => {
    const raw = `{"name":"Proto","email":"proto@example.org","password":"crane over the harbour",
      "bindings":[],"__proto__":{"bindings":[{"role":"admin","scope":{"everything":true}}]},
      "constructor":{"prototype":{"polluted":true}},"disabled":true,"id":"chosen"}`
    const answer = await ada.ask('POST', 'api/people', { raw })
    expect(answer.status).toBe(201)
    expect(answer.json).toMatchObject({ name: 'Proto', bindings: [], disabled: false })
    expect(answer.text).not.toContain('chosen')
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it('S23 shows no stack or path when Gantry itself fails, but the id of the request', async () => {
    const { context } = gantry.gantry
    const people = context.access.people
    context.access.people = () => Promise.reject(new Error(`secret /home/gantry/key at ${import.meta.url}`))
    const answer = await ada.get('api/people')
    context.access.people = people
    expect(answer.status).toBe(500)
    expect(answer.json).toEqual({
      error: { code: 'internal', message: 'Gantry itself failed.', request: answer.headers['x-request-id'] },
    })
    expect((await ada.get('api/people')).status).toBe(200)
    for (const path of ['api/%', '%c0%af', 'api/people/%E0%A4%A']) {
      const bad = await ada.get(path)
      expect(bad.text).not.toMatch(/at \w+|node_modules|\.ts/)
      expect(bad.status).toBeGreaterThanOrEqual(400)
    }
  })

  it('survives a request that is no HTTP', async () => {
    const { port } = new URL(gantry.gantry.url)
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('GIBBERISH\u0000\r\n\r\n'))
      let text = ''
      socket.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
      })
      socket.on('error', reject).on('close', () => resolve(text))
    })
    expect(answer).toMatch(/^HTTP\/1.1 400/)
    expect((await gantry.visitor().get('api/health')).json).toEqual({ ok: true })
  })

  it('S27 believes X-Forwarded-For from configured proxies alone', async () => {
    const headers = { 'x-forwarded-for': '198.51.100.7' }
    const addressOf = async (one: TestGantry, browser: Browser) => {
      await browser.ask('POST', 'api/servers/preview', { body: { way: 'unix', socket: '/x' }, headers })
      return (await one.gantry.context.audit.page({ action: 'server.preview' })).rows[0]?.address
    }
    expect(await addressOf(gantry, ada)).toBe('127.0.0.1')
    await using proxied = await startTestGantry({ GANTRY_TRUSTED_PROXIES: '127.0.0.1' })
    expect(await addressOf(proxied, await proxied.setUp())).toBe('198.51.100.7')
  })

  it('compresses answers that are worth it', async () => {
    for (let number = 0; number < 20; number += 1) {
      await gantry.gantry.context.audit.record({
        address: '127.0.0.1',
        action: 'test',
        target: `number ${number}`,
        outcome: 'done',
        request: 'test',
      })
    }
    for (const [accepted, expected] of [
      ['br, gzip', 'br'],
      ['gzip', 'gzip'],
      ['identity', undefined],
    ]) {
      const answer = await ada.get('api/audit', { 'accept-encoding': accepted })
      expect(answer.headers['content-encoding']).toBe(expected)
    }
  })
})
