import { Catalogue, ImageRemote } from '@gantry/protocol/image-remotes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { openDatabase } from '../src/db/open.ts'
import { createImageRemotes } from '../src/images/create-image-remotes.ts'
import { type Browser, emptyFolder, startTestGantry, type TestGantry } from './harness.ts'
import { type Peer, type Respond, startPeer } from './peer.ts'

const fingerprint = 'ab'.repeat(32)

/** A tree with one product of two versions. */
const tree: Respond = ({ url }) => {
  const json = (body: unknown) => ({
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (url === '/images/streams/v1/index.json') {
    return json({
      index: { images: { datatype: 'image-downloads', path: 'streams/v1/images.json', products: ['a'] } },
    })
  }
  if (url === '/images/streams/v1/images.json') {
    const items = {
      'lxd.tar.xz': { ftype: 'lxd.tar.xz', size: 1, combined_squashfs_sha256: fingerprint },
      'root.squashfs': { ftype: 'squashfs', size: 2 },
    }
    return json({
      products: {
        a: {
          aliases: 'busybox,busybox/1',
          os: 'Busybox',
          release: '1',
          arch: 'amd64',
          versions: { '20260101_00:00': { items } },
        },
      },
    })
  }
  return { status: 404, body: 'no' }
}

describe('image remotes', () => {
  let test: TestGantry
  let admin: Browser
  let peer: Peer
  let failing = false
  beforeAll(async () => {
    peer = await startPeer((asked) =>
      failing ? { status: 302, headers: { location: '/x' }, body: '' } : tree(asked),
    )
    test = await startTestGantry()
    admin = await test.setUp()
  })
  afterAll(async () => {
    await test?.[Symbol.asyncDispose]()
    await peer?.[Symbol.asyncDispose]()
  })

  const add = async (
    name: string,
    certificate: string | null,
    url = `https://127.0.0.1:${peer.port}/images/`,
  ) => admin.post('api/image-remotes', { name, url, certificate })
  const idOf = (text: string): string => ImageRemote.parse(JSON.parse(text)).id

  it('knows the public ones from the start, asks nobody before a catalogue is opened', async () => {
    const remotes = z.array(ImageRemote).parse((await admin.get('api/image-remotes')).json)
    expect(remotes.map(({ name, url }) => `${name} ${url}`)).toEqual([
      'images https://images.lxd.canonical.com',
      'ubuntu https://cloud-images.ubuntu.com/releases',
    ])
    expect((await add('lab', peer.certificate)).status).toBe(201)
    expect(peer.seen.sockets).toBe(0)
  })

  it('reads a catalogue with the remote’s own certificate, once an hour, once for many', async () => {
    const id = idOf((await add('own', peer.certificate)).text)
    const answers = await Promise.all([1, 2, 3].map(() => admin.get(`api/image-remotes/${id}/images`)))
    const catalogue = Catalogue.parse(answers[0]?.json)
    expect(catalogue.images).toMatchObject([
      { fingerprint, aliases: ['busybox', 'busybox/1'], os: 'Busybox', size: 3, type: 'container' },
    ])
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    expect(peer.seen.requests).toHaveLength(2)
    expect(peer.seen.requests[0]?.url).toBe('/images/streams/v1/index.json')
  })

  it('S35 does not read from a server whose certificate nobody vouches for', async () => {
    const before = peer.seen.requests.length
    const id = idOf((await add('stranger', null)).text)
    const answer = await admin.get(`api/image-remotes/${id}/images`)
    expect(answer.status).toBe(502)
    expect(answer.text).toMatch(/self-signed|certificate/)
    expect(peer.seen.requests).toHaveLength(before)
  })

  it('S38 refuses addresses that are no https, hold a password, or are never servers', async () => {
    for (const url of [
      'http://127.0.0.1/',
      'ftp://x',
      'https://user:pass@127.0.0.1/',
      'https://127.0.0.1/?a=b',
    ]) {
      expect((await add('bad', null, url)).status, url).toBeGreaterThanOrEqual(400)
    }
    expect((await add('bad', 'no certificate')).status).toBe(400)
    const id = idOf((await add('metadata', null, 'https://169.254.169.254/')).text)
    const answer = await admin.get(`api/image-remotes/${id}/images`)
    expect(answer.status).toBe(502)
    expect(answer.text).toContain('not allowed')
  })

  it('S40 follows no redirect, and shows nothing of what answered', async () => {
    const id = idOf((await add('redirecting', peer.certificate)).text)
    failing = true
    const answer = await admin.get(`api/image-remotes/${id}/images`)
    failing = false
    expect(answer.status).toBe(502)
    expect(answer.text).toContain('302')
  })

  it('a name is taken once, one that was removed is gone, and only who may adds', async () => {
    expect((await add('own', null)).status).toBe(400)
    const id = idOf((await add('passing', null)).text)
    expect((await admin.ask('DELETE', `api/image-remotes/${id}`)).status).toBe(204)
    expect((await admin.get(`api/image-remotes/${id}/images`)).status).toBe(404)
    expect((await admin.ask('DELETE', `api/image-remotes/${id}`)).status).toBe(404)
    const viewer = await test.person(admin, 'viewer', [{ role: 'viewer', scope: { everything: true } }])
    expect(
      (await viewer.post('api/image-remotes', { name: 'x', url: 'https://x/', certificate: null })).status,
    ).toBe(403)
  })

  it('serves the old catalogue with the reason, when a new one cannot be fetched', async () => {
    const db = await openDatabase(await emptyFolder())
    let now = Date.now()
    const images = createImageRemotes({ db, checkAddress: () => undefined, now: () => now })
    const added = await images.add({
      name: 'x',
      url: `https://127.0.0.1:${peer.port}/images`,
      certificate: peer.certificate,
    })
    const id = added.ok ? added.remote.id : ''
    expect(await images.catalogue(id)).toMatchObject({ ok: true, catalogue: { images: [{ fingerprint }] } })
    failing = true
    now += 3_700_000
    const stale = await images.catalogue(id)
    failing = false
    expect(stale).toMatchObject({ ok: true, catalogue: { images: [{ fingerprint }] } })
    expect(stale.ok && stale.catalogue.problem).toContain('302')
    await images[Symbol.asyncDispose]()
    await db.destroy()
  })
})
