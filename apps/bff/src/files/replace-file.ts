import { createHash } from 'node:crypto'
import type { Attributes, Handle, Sftp } from '@gantry/lxd-client/node/sftp'
import { readBytes, writeBytes } from '@gantry/lxd-client/node/transfer'
import { ifThere, kindOf, modeOf } from './entry.ts'
import { nothingThere } from './nothing-there.ts'
import { FileRefusal } from './refusals.ts'
import { resolvePath } from './resolve.ts'
import { besides, openTemporary, removeTemporary, type Temporary } from './temporary.ts'

/** `new`: nothing may be there. A hash: exactly this content must be there. */
export type OnlyIf = 'new' | { sha256: string }

/** Of a file that is made; one that is replaced keeps its own. */
const newMode = 0o644

const changed = () =>
  new FileRefusal(412, 'changed', 'The file is not the one that was opened: it has changed since.')

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

const checkTarget = async (sftp: Sftp, path: Buffer, only: OnlyIf | undefined) => {
  if (only === 'new') await nothingThere(sftp, path)
  // A new content goes where a link leads in the end, and the link stays.
  const target = await resolvePath(sftp, path)
  const old = await ifThere(sftp.lstat(target))
  if (old !== undefined && kindOf(old) !== 'file') {
    throw new FileRefusal(409, 'not-a-file', 'There is something else of this name, which is no file.')
  }
  return { target, old }
}

/** The owner first: changing it takes set-user-id away again. */
const setAttributes = async (sftp: Sftp, handle: Handle, old: Attributes | undefined): Promise<void> => {
  const mode = old === undefined ? newMode : modeOf(old)
  await sftp.fsetstat(handle, { uid: old?.uid ?? 0, gid: old?.gid ?? 0 })
  await sftp.fsetstat(handle, { mode })
  if ((mode & 0o7000) === 0 || modeOf(await sftp.fstat(handle)) === mode) return
  throw new FileRefusal(
    409,
    'mode-refused',
    'The file has set-user-id, set-group-id or sticky, which this server does not set over SFTP: it would lose them.',
  )
}

/**
 * Writes a file beside the one it becomes, and then renames it: whatever happens on the way, the old one stays whole.
 * Answers the bytes and the SHA-256 of what was written. `onTemporary` is told what may be left behind when the
 * connection itself breaks.
 */
export const replaceFile = async (
  sftp: Sftp,
  path: Buffer,
  source: AsyncIterable<Uint8Array>,
  only: OnlyIf | undefined,
  onTemporary: (temporary: Temporary | undefined) => void,
): Promise<{ size: number; sha256: string }> => {
  const { target, old } = await checkTarget(sftp, path, only)
  const temporary = besides(target)
  const hash = createHash('sha256')
  async function* hashed() {
    for await (const chunk of source) {
      hash.update(chunk)
      yield chunk
    }
  }
  onTemporary(temporary)
  try {
    const handle = await openTemporary(sftp, temporary)
    let size: number
    try {
      await setAttributes(sftp, handle, old)
      size = await writeBytes(sftp, handle, hashed())
    } catch (error) {
      await sftp.close(handle).catch(() => undefined)
      throw error
    }
    await sftp.close(handle)
    if (typeof only === 'object' && (await hashOf(sftp, target)) !== only.sha256) throw changed()
    if (only === 'new') await nothingThere(sftp, path)
    await sftp.rename(temporary.file, target)
    return { size, sha256: hash.digest('hex') }
  } finally {
    await removeTemporary(sftp, temporary).then(
      () => onTemporary(undefined),
      () => undefined,
    )
  }
}
