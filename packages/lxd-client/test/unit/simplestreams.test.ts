import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { connectTls } from '../../src/node/connect.ts'
import { fetchCatalogue, parseIndex, parseProducts } from '../../src/simplestreams.ts'
import { selfSigned } from '../support/certificates.ts'
import { httpsServer } from '../support/https-server.ts'

const sha = (digit: string) => digit.repeat(64)

/** A product as the public LXD and Incus image servers write it. */
function product(versions: Record<string, unknown>, fields: Record<string, unknown> = {}) {
  return {
    aliases: 'alpine/edge,alpine/edge/default',
    arch: 'amd64',
    os: 'Alpine',
    release: 'edge',
    release_title: 'edge',
    variant: 'default',
    versions,
    ...fields,
  }
}

const products = (...all: unknown[]) => JSON.stringify({ format: 'products:1.0', products: { ...all } })

const lxdItems = {
  'lxd.tar.xz': {
    ftype: 'lxd.tar.xz',
    path: 'images/lxd.tar.xz',
    sha256: sha('0'),
    size: 100,
    combined_squashfs_sha256: sha('a'),
    combined_rootxz_sha256: sha('b'),
    'combined_disk-kvm-img_sha256': sha('c'),
  },
  'root.squashfs': { ftype: 'squashfs', path: 'images/root.squashfs', sha256: sha('1'), size: 2000 },
}

const incusItems = {
  'incus.tar.xz': { ...lxdItems['lxd.tar.xz'], ftype: 'incus.tar.xz', path: 'images/incus.tar.xz' },
  'root.squashfs': lxdItems['root.squashfs'],
}

function parse(text: string) {
  const result = parseProducts(text)
  if (!result.ok) throw new Error(result.message)
  return result.value
}

describe('parseProducts', () => {
  test.each([
    ['LXD', lxdItems],
    ['Incus', incusItems],
    ['both', { ...lxdItems, ...incusItems }],
  ])('metadata of %s gives one image', (_, items) => {
    expect(parse(products(product({ '20240131_07:42': { items } })))).toEqual([
      {
        fingerprint: sha('a'),
        aliases: ['alpine/edge', 'alpine/edge/default'],
        os: 'Alpine',
        release: 'edge',
        variant: 'default',
        architecture: 'amd64',
        type: 'container',
        size: 2100,
        created: '2024-01-31T00:00:00.000Z',
      },
    ])
  })

  test('a disk beside the root file system is a second image, for virtual machines', () => {
    const items = { ...lxdItems, 'disk.qcow2': { ftype: 'disk-kvm.img', size: 5000 } }
    const images = parse(products(product({ '20240131': { items } })))
    expect(images.map(({ type, fingerprint, size }) => [type, fingerprint, size])).toEqual([
      ['container', sha('a'), 2100],
      ['virtual-machine', sha('c'), 5100],
    ])
  })

  test.each([
    ['root.tar.xz', {}, sha('b'), 'container'],
    ['root.tar.xz', { combined_rootxz_sha256: undefined, combined_sha256: sha('d') }, sha('d'), 'container'],
    ['disk1.img', { 'combined_disk1-img_sha256': sha('e') }, sha('e'), 'virtual-machine'],
    ['uefi1.img', { 'combined_uefi1-img_sha256': sha('f') }, sha('f'), 'virtual-machine'],
  ])('a root of type %s with %j', (ftype, extra, fingerprint, type) => {
    const items = { meta: { ...lxdItems['lxd.tar.xz'], ...extra }, root: { ftype, size: 1 } }
    expect(parse(products(product({ '20240131': { items } })))).toMatchObject([
      { fingerprint, type, size: 101 },
    ])
  })

  test.each([
    ['lxd_combined.tar.gz', undefined, 'container'],
    ['incus_combined.tar.gz', 'virtual-machine', 'virtual-machine'],
  ])('a combined item %s is an image alone', (ftype, combined_type, type) => {
    const items = { all: { ftype, sha256: sha('9'), size: 7, combined_type } }
    expect(parse(products(product({ '20240131': { items } })))).toMatchObject([
      { fingerprint: sha('9'), size: 7, type },
    ])
  })

  test('of the versions only the newest with an image counts', () => {
    const older = { items: lxdItems }
    const newer = {
      items: { ...lxdItems, 'lxd.tar.xz': { ...lxdItems['lxd.tar.xz'], combined_squashfs_sha256: sha('7') } },
    }
    const broken = { items: { 'root.squashfs': lxdItems['root.squashfs'] } }
    const versions = { '20240101': older, '20240301': broken, '20240201_10:00': newer }
    expect(parse(products(product(versions)))).toMatchObject([
      { fingerprint: sha('7'), created: '2024-02-01T00:00:00.000Z' },
    ])
  })

  test.each([
    ['no date', { latest: { items: lxdItems } }],
    ['an impossible date', { '20241399': { items: lxdItems } }],
    ['no items', { '20240131': {} }],
    ['a root without metadata', { '20240131': { items: { root: lxdItems['root.squashfs'] } } }],
    ['metadata without a root', { '20240131': { items: { meta: lxdItems['lxd.tar.xz'] } } }],
    [
      'a fingerprint that is none',
      {
        '20240131': {
          items: { ...lxdItems, 'lxd.tar.xz': { ftype: 'lxd.tar.xz', combined_squashfs_sha256: 'x' } },
        },
      },
    ],
    ['a list for versions', []],
    ['null for versions', null],
  ])('a product with %s is left out', (_, versions) => {
    expect(parse(products({ ...product({}), versions }))).toEqual([])
  })

  test('missing texts and numbers are empty, not undefined', () => {
    const items = { 'lxd.tar.xz': { ...lxdItems['lxd.tar.xz'], size: 'big' }, root: { ftype: 'squashfs' } }
    expect(parse(products({ versions: { '20240131': { items } } }))).toMatchObject([
      { aliases: [], os: '', release: '', variant: 'default', architecture: '', size: 0 },
    ])
  })

  test.each(['', 'x', '[]', 'null', '{}', '{"products":[]}'])('%j is no product file', (text) => {
    expect(parseProducts(text)).toMatchObject({ ok: false, kind: 'not-lxd' })
  })

  test('no JSON makes it throw', () => {
    const versions = fc.dictionary(
      fc.constantFrom('20240131', 'x'),
      fc.object({ key: fc.constantFrom('items', 'ftype') }),
    )
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), versions), (value) => {
        const text = JSON.stringify({
          products: { a: value, b: { versions: value }, c: product({ '20240131': value }) },
        })
        expect(parseProducts(text).ok).toBe(true)
      }),
    )
  })
})

describe('parseIndex', () => {
  const entry = (path: string, datatype = 'image-downloads') => ({ datatype, path, products: [] })

  test('names the product files that hold images', () => {
    const index = {
      images: entry('streams/v1/images.json'),
      other: entry('streams/v1/other.json', 'image-ids'),
    }
    expect(parseIndex(JSON.stringify({ index }))).toEqual({ ok: true, value: ['streams/v1/images.json'] })
  })

  test.each([
    '../secret.json',
    '/etc/passwd',
    'https://elsewhere/x.json',
    'a//b',
    'a/../b',
    '',
    'a?b',
    'a%2eb',
  ])('the path %j is not followed', (path) => {
    expect(parseIndex(JSON.stringify({ index: { images: entry(path) } }))).toEqual({ ok: true, value: [] })
  })

  test.each(['', '<html>', '{}', '{"index":[]}', 'null'])('%j is no index', (text) => {
    expect(parseIndex(text)).toMatchObject({ ok: false, kind: 'not-lxd' })
  })
})

describe('fetchCatalogue', () => {
  /** A real image server with the given files. */
  async function serve(files: Record<string, string>) {
    const certificate = await selfSigned('images')
    const server = await httpsServer(certificate, (request, response) => {
      const file = files[request.url ?? '']
      response.writeHead(file === undefined ? 404 : 200).end(file)
    })
    const connection = connectTls({
      addresses: [server.address],
      fingerprint: certificate.fingerprint,
      clientCertificate: undefined,
    })
    return {
      connection,
      async [Symbol.asyncDispose]() {
        await connection[Symbol.asyncDispose]()
        await server[Symbol.asyncDispose]()
      },
    }
  }
  const index = JSON.stringify({
    index: {
      b: { datatype: 'image-downloads', path: 'streams/v1/b.json' },
      a: { datatype: 'image-downloads', path: 'streams/v1/a.json' },
    },
  })
  const version = { '20240131': { items: lxdItems } }

  test('brings the images of all product files together, sorted', async () => {
    await using images = await serve({
      '/sub/streams/v1/index.json': index,
      '/sub/streams/v1/a.json': products(product(version, { os: 'Void' }), product(version, { os: 'alma' })),
      '/sub/streams/v1/b.json': products(
        product(version, { release: '3.20' }),
        product(version, { release: '3.19' }),
      ),
    })
    const result = await fetchCatalogue(images.connection, { base: '/sub' })
    expect(result.ok && result.value.map(({ os, release }) => `${os} ${release}`)).toEqual([
      'alma edge',
      'Alpine 3.19',
      'Alpine 3.20',
      'Void edge',
    ])
  })

  test('a missing file is refused with its status', async () => {
    await using images = await serve({ '/streams/v1/index.json': index })
    expect(await fetchCatalogue(images.connection)).toMatchObject({ ok: false, kind: 'refused', status: 404 })
    await using none = await serve({})
    expect(await fetchCatalogue(none.connection)).toMatchObject({ ok: false, kind: 'refused', status: 404 })
  })

  test('a product file that is none fails the catalogue', async () => {
    await using images = await serve({
      '/streams/v1/index.json': index,
      '/streams/v1/a.json': products(),
      '/streams/v1/b.json': '<html>',
    })
    expect(await fetchCatalogue(images.connection)).toMatchObject({ ok: false, kind: 'not-lxd' })
  })

  test('a signal ends it', async () => {
    await using images = await serve({ '/streams/v1/index.json': index })
    expect(await fetchCatalogue(images.connection, { signal: AbortSignal.abort() })).toMatchObject({
      kind: 'aborted',
    })
  })
})
