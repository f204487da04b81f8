import { type Attributes, type Sftp, SftpError } from '@gantry/lxd-client/node/sftp'
import { readBytes } from '@gantry/lxd-client/node/transfer'
import { ifThere, kindOf, modeOf } from './entry.ts'
import { directory } from './list.ts'
import { join, nameOf } from './paths.ts'
import { FileRefusal } from './refusals.ts'
import { resolvePath } from './resolve.ts'
import { type TarEntry, tarEnd, tarHeader, tarPadding } from './tar.ts'

/** The kernel's own, which have no end and are made anew at each start; their directories stay. */
const kernels = new Set(['/proc', '/sys', '/dev'])

/**
 * A directory with all that is in it as a tar archive, as it is read. Sockets, devices and pipes are left out: SFTP does
 * not tell which device one is. What goes away while it is read is left out too; anything else that cannot be read ends
 * the stream, so that an archive never lacks something silently.
 */
export async function* tarDirectory(sftp: Sftp, path: Buffer): AsyncGenerator<Buffer> {
  const attributes = await sftp.stat(path)
  if (kindOf(attributes) !== 'directory') {
    throw new FileRefusal(409, 'not-a-directory', 'Only a directory is downloaded as an archive.')
  }
  const name = nameOf(path)
  // Without links, or what is the kernel's would not be known by its path.
  yield* tarTree(
    sftp,
    await resolvePath(sftp, path),
    name.length === 0 ? Buffer.from('root') : name,
    attributes,
  )
  yield tarEnd
}

async function* tarTree(
  sftp: Sftp,
  path: Buffer,
  name: Buffer,
  attributes: Attributes,
): AsyncGenerator<Buffer> {
  yield tarHeader({ ...common(name, attributes), kind: 'directory' })
  if (kernels.has(path.toString())) return
  try {
    for await (const some of directory(sftp, path)) {
      for (const entry of some) {
        const each = join(path, entry.name)
        const inside = join(name, entry.name)
        const kind = kindOf(entry.attributes)
        if (kind === 'directory') yield* tarTree(sftp, each, inside, entry.attributes)
        else if (kind === 'file') yield* tarFile(sftp, each, inside)
        else if (kind === 'symlink') yield* tarLink(sftp, each, inside, entry.attributes)
      }
    }
  } catch (error) {
    if (!(error instanceof SftpError) || (await ifThere(sftp.lstat(path))) !== undefined) throw error
  }
}

const common = (name: Buffer, attributes: Attributes): Omit<TarEntry, 'kind'> => ({
  name,
  mode: modeOf(attributes),
  uid: attributes.uid ?? 0,
  gid: attributes.gid ?? 0,
  size: attributes.size ?? 0,
  modified: attributes.modified ?? 0,
})

async function* tarFile(sftp: Sftp, path: Buffer, name: Buffer): AsyncGenerator<Buffer> {
  const handle = await ifThere(sftp.open(path))
  if (handle === undefined) return
  try {
    // The size of what is open, not of what was listed: the header cannot be taken back.
    const attributes = await sftp.fstat(handle)
    const size = attributes.size ?? 0
    yield tarHeader({ ...common(name, attributes), kind: 'file' })
    let written = 0
    for await (const piece of readBytes(sftp, handle, 0, size)) {
      written += piece.length
      yield piece
    }
    if (written < size) throw new FileRefusal(409, 'file-shrank', 'A file became shorter while it was read.')
    yield tarPadding(size)
  } finally {
    await sftp.close(handle).catch(() => undefined)
  }
}

async function* tarLink(
  sftp: Sftp,
  path: Buffer,
  name: Buffer,
  attributes: Attributes,
): AsyncGenerator<Buffer> {
  const target = await ifThere(sftp.readlink(path))
  if (target !== undefined) yield tarHeader({ ...common(name, attributes), kind: 'symlink', target })
}
