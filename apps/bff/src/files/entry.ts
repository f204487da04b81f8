import { type Attributes, type Sftp, SftpError, statusCode } from '@gantry/lxd-client/node/sftp'
import { bytesToText } from '@gantry/protocol/byte-text'
import type { FileEntry, FileKind } from '@gantry/protocol/files'

/** By the four bits above those of permission, as in `st_mode`. */
const kinds: Readonly<Record<number, FileKind>> = {
  1: 'fifo',
  2: 'character-device',
  4: 'directory',
  6: 'block-device',
  8: 'file',
  10: 'symlink',
  12: 'socket',
}

export const kindOf = ({ mode = 0 }: Attributes): FileKind => kinds[(mode >> 12) & 0xf] ?? 'unknown'

export const modeOf = ({ mode = 0 }: Attributes): number => mode & 0o7777

/** What is there, or undefined when nothing is. */
export const ifThere = async <T>(asked: Promise<T>): Promise<T | undefined> => {
  try {
    return await asked
  } catch (error) {
    if (error instanceof SftpError && error.code === statusCode.noSuchFile) return undefined
    throw error
  }
}

/** Waits until something is taken away; answers whether somebody else had done it before. */
export const isGone = async (asked: Promise<void>): Promise<boolean> =>
  (await ifThere(asked.then(() => true))) === undefined

/** A link that leads nowhere, in a circle, or where nobody may look has a target all the same. */
const linkOf = async (sftp: Sftp, path: Buffer): Promise<Pick<FileEntry, 'target' | 'targetKind'>> => {
  const unless = <T>(asked: Promise<T>): Promise<T | undefined> =>
    asked.catch((error: unknown) => {
      if (error instanceof SftpError) return undefined
      throw error
    })
  const [target, attributes] = await Promise.all([unless(sftp.readlink(path)), unless(sftp.stat(path))])
  return {
    target: target === undefined ? '' : bytesToText(target),
    targetKind: attributes === undefined ? null : kindOf(attributes),
  }
}

/** What the browser is told about one file. */
export const toEntry = async (
  sftp: Sftp,
  path: Buffer,
  name: Buffer,
  attributes: Attributes,
): Promise<FileEntry> => {
  const kind = kindOf(attributes)
  const link = kind === 'symlink' ? await linkOf(sftp, path) : { target: null, targetKind: null }
  return {
    name: bytesToText(name),
    kind,
    size: attributes.size ?? 0,
    mode: modeOf(attributes),
    uid: attributes.uid ?? 0,
    gid: attributes.gid ?? 0,
    modified: new Date((attributes.modified ?? 0) * 1000).toISOString(),
    ...link,
  }
}
