// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { request } from './request.ts'
import { onSignedOut } from './signed-out.ts'

const answer = vi.fn<(url: URL, init: RequestInit) => Promise<Response>>()
let signedOut = 0
let stop: () => void

const json = (status: number, body: unknown): Response => new Response(JSON.stringify(body), { status })
const failure = (extra: object = {}) => ({
  error: { code: 'no', message: 'Not so', request: 'r1', ...extra },
})

beforeEach(() => {
  vi.stubGlobal('fetch', answer)
  signedOut = 0
  stop = onSignedOut(() => {
    signedOut += 1
  })
})
afterEach(() => {
  stop()
  vi.unstubAllGlobals()
})

describe('request', () => {
  it('gives what the schema says, and leaves empty query parameters out', async () => {
    answer.mockResolvedValueOnce(json(200, { n: 1, more: true }))
    const result = await request('GET', 'api/thing', {
      schema: z.object({ n: z.number() }),
      query: { a: 'x y', b: undefined, c: '' },
    })
    expect(result).toEqual({ ok: true, value: { n: 1 } })
    expect(answer.mock.lastCall?.[0].search).toBe('?a=x+y')
  })

  it('sends a body as JSON', async () => {
    answer.mockResolvedValueOnce(new Response(null, { status: 204 }))
    expect(await request('POST', 'api/thing', { body: { a: 1 } })).toEqual({ ok: true, value: undefined })
    expect(answer.mock.lastCall?.[1].body).toBe('{"a":1}')
  })

  it('carries the words of a server, its name, and what is wrong with which field', async () => {
    answer.mockResolvedValueOnce(json(400, failure({ server: 'alpha', fields: { name: 'Taken' } })))
    const result = await request('POST', 'api/thing', { body: {} })
    expect(result).toEqual({
      ok: false,
      failure: {
        kind: 'refused',
        status: 400,
        code: 'no',
        message: 'Not so',
        request: 'r1',
        server: 'alpha',
        fields: { name: 'Taken' },
      },
    })
  })

  it('tells the page when the session is over, but not for a wrong password', async () => {
    answer.mockResolvedValue(json(401, failure()))
    const result = await request('GET', 'api/people')
    expect(!result.ok && result.failure.kind).toBe('signed-out')
    expect(signedOut).toBe(1)
    await request('POST', 'api/sign-in', { body: {} })
    expect(signedOut).toBe(1)
  })

  it('does not throw when nothing answers', async () => {
    answer.mockRejectedValueOnce(new TypeError('fetch failed'))
    const result = await request('GET', 'api/thing')
    expect(!result.ok && result.failure.kind).toBe('network')
  })

  it('says so when an answer is not what it should be', async () => {
    answer.mockResolvedValueOnce(json(200, { n: 'one' }))
    const wrong = await request('GET', 'api/thing', { schema: z.object({ n: z.number() }) })
    expect(!wrong.ok && wrong.failure.kind).toBe('unexpected')
    answer.mockResolvedValueOnce(new Response('<html>', { status: 502 }))
    const proxy = await request('GET', 'api/thing')
    expect(!proxy.ok && proxy.failure.kind).toBe('unexpected')
  })
})
