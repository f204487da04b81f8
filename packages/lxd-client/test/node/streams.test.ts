import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { beforeAll, describe, expect, test } from 'vitest'
import { selfSigned, type TestCertificate } from '../support/certificates.ts'
import { refuse, sync } from '../support/https-server.ts'
import { serve } from '../support/serve.ts'

let certificate: TestCertificate
beforeAll(async () => {
  certificate = await selfSigned('alpha')
})

describe('streams', () => {
  test('a body is streamed up, with its length when known and chunked when not', async () => {
    const seen: (string | undefined)[] = []
    await using lab = await serve(certificate, (request, response) => {
      seen.push(request.headers['content-length'], request.headers['transfer-encoding'])
      void text(request).then((body) => sync(response, body))
    })
    const bytes = () => Readable.from([Buffer.from('one '), Buffer.from('two')])
    await lab.connection.raw({ method: 'POST', path: '/1.0/images', body: { bytes: bytes(), length: 7 } })
    await lab.connection.raw({ method: 'POST', path: '/1.0/images', body: { bytes: bytes() } })
    expect(seen).toEqual(['7', undefined, undefined, 'chunked'])
  })

  test('Blobs, bytes and generators all arrive', async () => {
    await using lab = await serve(certificate, (request, response) => {
      void text(request).then((body) => sync(response, `${request.headers['content-type']} ${body}`))
    })
    async function* generate() {
      yield new TextEncoder().encode('generated')
    }
    const send = async (bytes: Blob | Uint8Array<ArrayBuffer> | AsyncIterable<Uint8Array>) => {
      const result = await lab.connection.request({
        method: 'POST',
        path: '/',
        body: { bytes, type: 'text/x' },
      })
      return result.ok && JSON.parse(result.value.text).metadata
    }
    expect(await send(new Blob(['blob']))).toBe('text/x blob')
    expect(await send(new TextEncoder().encode('bytes'))).toBe('text/x bytes')
    expect(await send(generate())).toBe('text/x generated')
  })

  test('raw gives the answer of any status as it comes, before it is whole', async () => {
    let finish: () => void = () => undefined
    await using lab = await serve(certificate, (_, response) => {
      response.writeHead(418, { 'x-two': ['a', 'b'] }).write('first')
      finish = () => response.end(' last')
    })
    const result = await lab.connection.raw({ method: 'GET', path: '/1.0/images/x/export' })
    if (!result.ok) throw new Error(result.message)
    expect(result.value.status).toBe(418)
    expect(result.value.headers['x-two']).toBe('a, b')
    finish()
    expect(await text(result.value.body)).toBe('first last')
  })

  test('after the headers only the signal ends a stream, and it ends it', async () => {
    await using lab = await serve(certificate, (_, response) => response.writeHead(200).write('first'))
    const controller = new AbortController()
    const result = await lab.connection.raw({
      method: 'GET',
      path: '/',
      timeoutMs: 200,
      signal: controller.signal,
    })
    if (!result.ok) throw new Error(result.message)
    const received = text(result.value.body)
    controller.abort()
    await expect(received).rejects.toThrow('aborted')
  })

  test('a body that pauses for too long is given up', async () => {
    await using lab = await serve(certificate, (_, response) => response.writeHead(200).write('first'), {
      idleTimeoutMs: 1_000,
    })
    const result = await lab.connection.raw({ method: 'GET', path: '/' })
    if (!result.ok) throw new Error(result.message)
    await expect(text(result.value.body)).rejects.toThrow(/timeout/i)
  })

  test('leaving a download early frees its connection on the server', async () => {
    const gone = new Promise<void>((resolve) => {
      void (async () => {
        await using lab = await serve(certificate, (_, response) => {
          response.on('close', resolve)
          response.writeHead(200).write('x'.repeat(100_000))
        })
        const result = await lab.client.images.export('abc')
        if (!result.ok) throw new Error(result.message)
        for await (const chunk of result.value.body) {
          expect(chunk.length).toBeGreaterThan(0)
          break
        }
        await gone
      })()
    })
    await gone
  })

  test('a refused download is a failure with the reason', async () => {
    await using lab = await serve(certificate, (_, response) => refuse(response, 404, 'Image not found'))
    expect(await lab.client.images.export('abc')).toEqual({
      ok: false,
      kind: 'refused',
      status: 404,
      message: 'Image not found',
    })
  })
})
