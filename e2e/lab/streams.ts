import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureCertificate } from './certificates.ts'
import { command } from './command.ts'
import { type LabImage, labImages, metadataTarball, rootfsOf } from './image.ts'
import { livePid, startBackground } from './process.ts'
import { streamsAddress } from './servers.ts'
import { folders } from './settings.ts'

/** The image server: a static simplestreams tree over HTTPS with a certificate of its own. */
export const streamsCertificate = join(folders.secrets, 'streams.crt')
const streamsKey = join(folders.secrets, 'streams.key')
const version = '20260101_0000'

export async function makeStreams(): Promise<void> {
  await ensureCertificate(streamsCertificate, streamsKey, 'gantry-lab-streams')
  if (existsSync(folders.streams)) return
  const unfinished = `${folders.streams}.new`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(join(unfinished, 'streams/v1'), { recursive: true })
  const products: Record<string, unknown> = {}
  for (const image of labImages) {
    products[`busybox:1.35:amd64:${image.variant}`] = await makeProduct(unfinished, image)
  }
  const index = { datatype: 'image-downloads', path: 'streams/v1/images.json', format: 'products:1.0' }
  const write = (name: string, value: unknown) =>
    writeFile(join(unfinished, 'streams/v1', name), JSON.stringify(value))
  await write('index.json', {
    format: 'index:1.0',
    index: { images: { ...index, products: Object.keys(products) } },
  })
  await write('images.json', {
    content_id: 'images',
    datatype: 'image-downloads',
    format: 'products:1.0',
    products,
  })
  await rename(unfinished, folders.streams)
}

async function makeProduct(root: string, image: LabImage) {
  const folder = `images/busybox/1.35/amd64/${image.variant}/${version}`
  await mkdir(join(root, folder), { recursive: true })
  const squashfs = join(root, folder, 'rootfs.squashfs')
  await command('mksquashfs', [rootfsOf(image), squashfs, '-noappend', '-all-root', '-no-progress', '-quiet'])
  const metadata = metadataTarball(image)
  const described = {
    ...(await sizeAndHash(metadata)),
    combined_squashfs_sha256: await sha256(metadata, squashfs),
  }
  const items: Record<string, unknown> = {
    'root.squashfs': {
      ftype: 'squashfs',
      path: `${folder}/rootfs.squashfs`,
      ...(await sizeAndHash(squashfs)),
    },
  }
  // The same metadata under both names: LXD looks for the first, Incus for the second.
  for (const name of ['lxd.tar.xz', 'incus.tar.xz']) {
    await copyFile(metadata, join(root, folder, name))
    items[name] = { ftype: name, path: `${folder}/${name}`, ...described }
  }
  const plain = image.variant === 'default' ? ['busybox', 'busybox/1.35'] : []
  return {
    aliases: [...plain, `busybox/${image.variant}`, `busybox/1.35/${image.variant}`].join(','),
    arch: 'amd64',
    os: 'Busybox',
    release: '1.35',
    release_title: '1.35',
    variant: image.variant,
    requirements: {},
    versions: { [version]: { items } },
  }
}

async function sizeAndHash(file: string) {
  return { size: (await stat(file)).size, sha256: await sha256(file) }
}

async function sha256(...files: string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const file of files) hash.update(await readFile(file))
  return hash.digest('hex')
}

export async function startStreams(): Promise<void> {
  if ((await livePid('streams')) !== undefined) return
  const script = fileURLToPath(new URL('streams-main.ts', import.meta.url))
  const args = ['--import', import.meta.resolve('tsx'), script, streamsAddress, folders.streams]
  await startBackground({
    name: 'streams',
    file: process.execPath,
    args: [...args, streamsCertificate, streamsKey],
    mark: `${streamsAddress} ${folders.streams}`,
  })
}
