import { fail, ok, type Result } from './result.ts'
import type { Transport } from './transport.ts'

/**
 * Image servers that speak simplestreams: a tree of static files. `streams/v1/index.json` names the product files, and
 * each product has versions, which have items (files). An image is a metadata item (`lxd.tar.xz` or `incus.tar.xz`)
 * together with one root item, or a combined item alone; its fingerprint is written at the metadata item. The servers'
 * own reading of it, which this follows, is `shared/simplestreams` in both LXD and Incus.
 */
export interface CatalogueImage {
  /** SHA-256 of metadata and root together, 64 lower-case hex digits. */
  fingerprint: string
  /** Names it can be asked for by, such as `alpine/edge`. */
  aliases: string[]
  os: string
  release: string
  /** Such as `default` or `cloud`. */
  variant: string
  /** As the server names it: `amd64`, `arm64`. */
  architecture: string
  type: 'container' | 'virtual-machine'
  /** Bytes to download: metadata and root. */
  size: number
  /** RFC 3339, from the version's name, which begins with a day. */
  created: string
}

export interface CatalogueOptions {
  /** The folder the tree is in: empty, or a path without a slash at its end (`/images`). */
  base?: string
  signal?: AbortSignal
  timeoutMs?: number
}

/** 64 product files: the public servers have one or two. */
const maxProductFiles = 64

/** Fetches a whole catalogue: the newest image of each product and type, sorted by os, release and variant. */
export async function fetchCatalogue(
  transport: Transport,
  options: CatalogueOptions = {},
): Promise<Result<CatalogueImage[]>> {
  const { base = '', ...timing } = options
  const index = await fetchText(transport, `${base}/streams/v1/index.json`, timing)
  if (!index.ok) return index
  const paths = parseIndex(index.value)
  if (!paths.ok) return paths
  const images: CatalogueImage[] = []
  for (const path of paths.value.slice(0, maxProductFiles)) {
    const products = await fetchText(transport, `${base}/${path}`, timing)
    if (!products.ok) return products
    const parsed = parseProducts(products.value)
    if (!parsed.ok) return parsed
    images.push(...parsed.value)
  }
  return ok(images.sort(compareImages))
}

async function fetchText(
  transport: Transport,
  path: string,
  timing: Pick<CatalogueOptions, 'signal' | 'timeoutMs'>,
): Promise<Result<string>> {
  const result = await transport.request({ method: 'GET', path, ...timing })
  if (!result.ok) return result
  const { status, text } = result.value
  return status === 200
    ? ok(text)
    : fail('refused', `The image server answered ${path} with HTTP status ${status}.`, status)
}

/** The paths of the product files that hold images, relative to the tree. A path that leads out of the tree is left out. */
export function parseIndex(text: string): Result<string[]> {
  const index = record(parseJson(text)?.index)
  if (!index) return fail('not-lxd', 'This is no image server: its index.json is no simplestreams index.')
  return ok(
    Object.values(index).flatMap((entry) => {
      const path = string(record(entry)?.path)
      const downloads = string(record(entry)?.datatype) === 'image-downloads'
      return downloads && /^[\w.-]+(\/[\w.-]+)*$/.test(path) && !path.split('/').includes('..') ? [path] : []
    }),
  )
}

/** The images of one product file; of each product only the newest version that has any. */
export function parseProducts(text: string): Result<CatalogueImage[]> {
  const products = record(parseJson(text)?.products)
  if (!products) return fail('not-lxd', 'This is no image server: its product file holds no products.')
  return ok(Object.values(products).flatMap((product) => newestImages(record(product) ?? {})))
}

type Json = Record<string, unknown>

function newestImages(product: Json): CatalogueImage[] {
  const versions = Object.entries(record(product.versions) ?? {}).sort(([a], [b]) => (a < b ? 1 : -1))
  for (const [name, version] of versions) {
    const created = dayOf(name)
    const items = Object.values(record(record(version)?.items) ?? {})
      .map(record)
      .filter((item) => item !== undefined)
    const images = created === undefined ? [] : imagesOf(product, created, items)
    if (images.length > 0) return images
  }
  return []
}

/** Version names begin with a day: `20240131_07:42`. */
function dayOf(version: string): string | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})/.exec(version) ?? []
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}

const metadataTypes = new Set(['lxd.tar.xz', 'incus.tar.xz'])
const combinedTypes = new Set(['lxd_combined.tar.gz', 'incus_combined.tar.gz'])

/** Root items by their type, in order of preference: which kind of instance, and where the fingerprint is written. */
const roots: { ftype: string; type: CatalogueImage['type']; fingerprints: string[] }[] = [
  { ftype: 'squashfs', type: 'container', fingerprints: ['combined_squashfs_sha256'] },
  { ftype: 'root.tar.xz', type: 'container', fingerprints: ['combined_rootxz_sha256', 'combined_sha256'] },
  { ftype: 'disk-kvm.img', type: 'virtual-machine', fingerprints: ['combined_disk-kvm-img_sha256'] },
  { ftype: 'disk1.img', type: 'virtual-machine', fingerprints: ['combined_disk1-img_sha256'] },
  { ftype: 'uefi1.img', type: 'virtual-machine', fingerprints: ['combined_uefi1-img_sha256'] },
]

/** At most one image for containers and one for virtual machines. */
function imagesOf(product: Json, created: string, items: Json[]): CatalogueImage[] {
  const found = new Map<CatalogueImage['type'], CatalogueImage>()
  const add = (type: CatalogueImage['type'], fingerprint: string, size: number) => {
    if (/^[0-9a-f]{64}$/i.test(fingerprint) && !found.has(type)) {
      found.set(type, { ...describe(product), fingerprint: fingerprint.toLowerCase(), type, size, created })
    }
  }
  // Newer servers list the same files under both names; Incus's are looked at first only to have one order.
  const metadata = items
    .filter((item) => metadataTypes.has(string(item.ftype)))
    .sort((a, b) => (string(a.ftype) < string(b.ftype) ? -1 : 1))
  for (const { ftype, type, fingerprints } of roots) {
    for (const root of items.filter((item) => item.ftype === ftype)) {
      for (const meta of metadata) {
        const key = fingerprints.find((name) => string(meta[name]) !== '')
        add(type, key === undefined ? '' : string(meta[key]), number(meta.size) + number(root.size))
      }
    }
  }
  for (const item of items.filter((item) => combinedTypes.has(string(item.ftype)))) {
    const type = item.combined_type === 'virtual-machine' ? 'virtual-machine' : 'container'
    add(type, string(item.sha256), number(item.size))
  }
  return [...found.values()]
}

function describe(product: Json) {
  return {
    aliases: string(product.aliases)
      .split(',')
      .map((alias) => alias.trim())
      .filter((alias) => alias !== ''),
    os: string(product.os),
    release: string(product.release),
    variant: string(product.variant) || 'default',
    architecture: string(product.arch),
  }
}

function compareImages(a: CatalogueImage, b: CatalogueImage): number {
  const key = ({ os, release, variant, architecture, type }: CatalogueImage) =>
    [os.toLowerCase(), release, variant, architecture, type].join('\0')
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0
}

function parseJson(text: string): Json | undefined {
  try {
    return record(JSON.parse(text))
  } catch {
    return undefined
  }
}

function record(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
}

const string = (value: unknown): string => (typeof value === 'string' ? value : '')
const number = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0)
