import { randomBytes } from 'node:crypto'
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { withScripted } from '../fleet/with-scripted.ts'

describe('a backup that is restored', () => {
  let it_: Awaited<ReturnType<typeof withScripted>>
  beforeAll(async () => {
    it_ = await withScripted()
  })
  afterAll(() => it_?.[Symbol.asyncDispose]())
  afterEach(() => {
    it_.peer.override = undefined
  })

  const chunk = randomBytes(64 * 1024)

  /** An upload as the browser begins one. */
  const upload = (length: number, answered: (response: IncomingMessage) => void): ClientRequest => {
    const url = new URL(`api/servers/${it_.id}/lxd/1.0/instances?project=default`, it_.admin.base())
    return httpRequest(
      url,
      {
        method: 'POST',
        agent: false,
        headers: {
          cookie: it_.admin.cookie ?? '',
          origin: url.origin,
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/octet-stream',
          'content-length': length,
          'x-lxd-name': 'web',
          'x-incus-name': 'web',
          'x-lxd-pool': 'fast',
          'x-incus-pool': 'fast',
        },
      },
      answered,
    )
  }

  it('goes with the names it shall have, in the words of the product, byte for byte', async () => {
    const received: Buffer[] = []
    it_.peer.override = (request, response) => {
      if (request.method !== 'POST') return false
      request.on('data', (part: Buffer) => received.push(part))
      request.on('end', () =>
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"type":"sync"}'),
      )
      return true
    }
    const status = await new Promise<number>((resolve, reject) => {
      const sending = upload(chunk.length, (response) =>
        response.resume().on('end', () => resolve(response.statusCode ?? 0)),
      )
      sending.on('error', reject)
      sending.end(chunk)
    })
    expect(status).toBe(200)
    expect(Buffer.concat(received).equals(chunk)).toBe(true)
    const asked = it_.peer.asked.find(({ method }) => method === 'POST')
    expect(asked?.url).toBe('/1.0/instances?project=default')
    const { headers = {} } = asked ?? {}
    const sent = ['content-type', 'content-length', 'x-lxd-name', 'x-lxd-pool'].map((name) => headers[name])
    expect(sent).toEqual(['application/octet-stream', String(chunk.length), 'web', 'fast'])
    expect(Object.keys(headers).filter((name) => name.startsWith('x-incus'))).toEqual([])
  })

  it('breaks off at the server when the browser breaks it off', async () => {
    let isBegun = (): void => undefined
    const begun = new Promise<void>((resolve) => {
      isBegun = resolve
    })
    const wasWhole = new Promise<boolean>((resolve) => {
      it_.peer.override = (request) => {
        if (request.method !== 'POST') return false
        request.once('data', isBegun)
        request.on('error', () => undefined)
        request.on('close', () => resolve(request.complete))
        return true
      }
    })
    const sending = upload(10 * chunk.length, () => undefined)
    sending.on('error', () => undefined)
    sending.write(chunk)
    await begun
    sending.destroy()
    expect(await wasWhole).toBe(false)
  })
})
