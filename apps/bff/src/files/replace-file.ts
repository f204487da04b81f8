import { createHash, randomBytes } from 'node:crypto'
import { type Attributes, type Handle, openFlag, type Sftp } from '@gantry/lxd-client/node/sftp'
import { readBytes, writeBytes } from '@gantry/lxd-client/node/transfer'
import { ifThere, kindOf, modeOf } from './entry.ts'
import { directoryOf, join } from './paths.ts'
import { FileRefusal } from './refusals.ts'

export type Replace = {
  /** `new`: nothing may be there. A hash: exactly this content must be there. */
  only?: 'new' | { sha256: string } | undefined
  /** Of a file that is made; one that is replaced keeps its own. */
  mode?: number | undefined
}

/** As many as the kernel follows. */
const maxLinks = 40

const exists = () => new FileRefusal(412, 'exists', 'There is something of this name already.')
const changed = () =>
  new FileRefusal(412, 'changed', 'The file is not the one that was opened: it has changed since.')

/** What a link leads to, in the end, so that a new content goes there and the link stays. */
const followed = async (sftp: Sftp, path: Buffer): Promise<Buffer> => {
  let at = path
  for (let step = 0; step < maxLinks; step += 1) {
    const attributes = await ifThere(sftp.lstat(at))
    if (attributes === undefined || kindOf(attributes) !== 'symlink') return at
    const target = await sftp.readlink(at)
    // Not normalised: `..` behind a link to a directory is the kernel's to understand.
    at = target[0] === 0x2f ? target : join(directoryOf(at), target)
  }
  throw new FileRefusal(409, 'file-refused', 'Too many links lead to each other.')
}

/** SHA-256 of a file, in hex; undefined when there is none. */
const hashOf = async (sftp: Sftp, path: Buffer): Promise<string | undefined> => {
  const handle = await ifThere(sftp.open(path))
  if (handle === undefined) return undefined
  try {
    const hash = createHash('sha256')
    for await (const piece of readBytes(sftp, handle)) hash.update(piece)
    return hash.digest('hex')
  } finally {
    await sftp.close(handle).catch(() => undefined)
  }
}

const checkTarget = async (sftp: Sftp, path: Buffer, only: Replace['only']) => {
  if (only === 'new' && (await ifThere(sftp.lstat(path))) !== undefined) throw exists()
  const target = await followed(sftp, path)
  const old = await ifThere(sftp.lstat(target))
  if (old !== undefined && kindOf(old) !== 'file') {
    throw new FileRefusal(409, 'not-a-file', 'There is something else of this name, which is no file.')
  }
  return { target, old }
}

/** The owner first: changing it takes set-user-id away again. */
const setAttributes = async (
  sftp: Sftp,
  handle: Handle,
  old: Attributes | undefined,
  mode: number,
): Promise<void> => {
  await sftp.fsetstat(handle, { uid: old?.uid ?? 0, gid: old?.gid ?? 0 })
  await sftp.fsetstat(handle, { mode: old === undefined ? mode : modeOf(old) })
}

/**
 * Writes a file beside the one it becomes, and then renames it: whatever happens on the way, the old one stays whole.
 * Answers the bytes and the SHA-256 of what was written. `onTemporary` is told the name of what may be left behind when
 * the connection itself breaks.
 */
export const replaceFile = async (
  sftp: Sftp,
  path: Buffer,
  source: AsyncIterable<Uint8Array>,
  { only, mode }: Replace,
  onTemporary: (path: Buffer | undefined) => void,
): Promise<{ size: number; sha256: string }> => {
  const { target, old } = await checkTarget(sftp, path, only)
  const temporary = join(directoryOf(target), Buffer.from(`.gantry-${randomBytes(8).toString('hex')}`))
  const handle = await sftp.open(temporary, openFlag.write + openFlag.create + openFlag.exclusive)
  onTemporary(temporary)
  const hash = createHash('sha256')
  async function* hashed() {
    for await (const chunk of source) {
      hash.update(chunk)
      yield chunk
    }
  }
  try {
    let size: number
    try {
      // Before the first byte: what is secret must never be readable in between.
      await setAttributes(sftp, handle, old, mode ?? 0o644)
      size = await writeBytes(sftp, handle, hashed())
    } catch (error) {
      await sftp.close(handle).catch(() => undefined)
      throw error
    }
    await sftp.close(handle)
    if (typeof only === 'object' && (await hashOf(sftp, target)) !== only.sha256) throw changed()
    if (only === 'new' && (await ifThere(sftp.lstat(path))) !== undefined) throw exists()
    await sftp.rename(temporary, target)
    onTemporary(undefined)
    return { size, sha256: hash.digest('hex') }
  } catch (error) {
    await sftp.remove(temporary).then(
      () => onTemporary(undefined),
      () => undefined,
    )
    throw error
  }
}
