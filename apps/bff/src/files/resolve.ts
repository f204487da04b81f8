import type { Sftp } from '@gantry/lxd-client/node/sftp'
import { ifThere, kindOf } from './entry.ts'
import { directoryOf, join, partsOf, root } from './paths.ts'
import { FileRefusal } from './refusals.ts'

/** As many as the kernel follows. */
const maxLinks = 40

/**
 * The path of what a path leads to, without a link in it; what is not there stays as it was asked for. The request for
 * it that SFTP has (REALPATH) is answered by servers without looking at links.
 */
export const resolvePath = async (sftp: Sftp, path: Buffer): Promise<Buffer> => {
  let at: Buffer = root
  let left = partsOf(path)
  let links = 0
  for (let part = left.shift(); part !== undefined; part = left.shift()) {
    if (part.toString() === '..') {
      at = directoryOf(at)
      continue
    }
    const next = join(at, part)
    const attributes = await ifThere(sftp.lstat(next))
    if (attributes === undefined) return left.reduce(join, next)
    if (kindOf(attributes) !== 'symlink') {
      at = next
      continue
    }
    links += 1
    if (links > maxLinks) throw new FileRefusal(409, 'file-refused', 'Too many links lead to each other.')
    const target = await sftp.readlink(next)
    if (target[0] === root[0]) at = root
    left = [...partsOf(target), ...left]
  }
  return at
}
