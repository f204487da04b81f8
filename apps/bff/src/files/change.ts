import { type Sftp, SftpError, statusCode } from '@gantry/lxd-client/node/sftp'
import type { ChangeAttributes, FileEntry } from '@gantry/protocol/files'
import { ifThere, kindOf, modeOf } from './entry.ts'
import { directory, readEntry } from './list.ts'
import { join } from './paths.ts'
import { FileRefusal } from './refusals.ts'

const nothingThere = async (sftp: Sftp, path: Buffer): Promise<void> => {
  if ((await ifThere(sftp.lstat(path))) !== undefined) {
    throw new FileRefusal(412, 'exists', 'There is something of this name already.')
  }
}

export const makeDirectory = async (sftp: Sftp, path: Buffer, existing: boolean): Promise<void> => {
  const there = await ifThere(sftp.stat(path))
  if (existing && there !== undefined && kindOf(there) === 'directory') return
  await nothingThere(sftp, path)
  await sftp.mkdir(path)
  // Some servers' umask decides otherwise; what the directory above hands down (set-group-id) stays.
  const made = modeOf(await sftp.lstat(path))
  if ((made & 0o777) !== 0o755) await sftp.setstat(path, { mode: (made & 0o7000) | 0o755 })
}

export const makeSymlink = async (sftp: Sftp, path: Buffer, target: Buffer): Promise<void> => {
  await nothingThere(sftp, path)
  await sftp.symlink(path, target)
}

/** Two names of one file are told apart by nothing that SFTP says, so nothing that is there is ever replaced. */
export const renameFile = async (sftp: Sftp, path: Buffer, to: Buffer): Promise<void> => {
  await sftp.lstat(path)
  await nothingThere(sftp, to)
  await sftp.rename(path, to)
}

/** SFTP 3 has no way to change a link itself: it would be what it leads to that changes. */
export const changeAttributes = async (
  sftp: Sftp,
  path: Buffer,
  { mode, uid, gid }: Omit<ChangeAttributes, 'path'>,
): Promise<FileEntry> => {
  const now = await sftp.lstat(path)
  if (kindOf(now) === 'symlink') {
    throw new FileRefusal(409, 'is-symlink', 'Mode and owner of a link itself cannot be changed.')
  }
  if (uid !== undefined || gid !== undefined) {
    await sftp.setstat(path, { uid: uid ?? now.uid ?? 0, gid: gid ?? now.gid ?? 0 })
  }
  const wanted = mode ?? modeOf(now)
  if (mode !== undefined) await sftp.setstat(path, { mode })
  const entry = await readEntry(sftp, path)
  if (mode !== undefined && entry.mode !== wanted) {
    const bits = (wanted ^ entry.mode) & 0o7000
    throw new FileRefusal(
      409,
      'mode-refused',
      bits === 0
        ? `The mode is ${entry.mode.toString(8)} after all.`
        : 'This server does not set set-user-id, set-group-id and sticky over SFTP; the rest of the mode was set.',
    )
  }
  return entry
}

/** Removes a file, a link itself, or a directory. What somebody else removes meanwhile is no fault. */
export const removeFile = async (sftp: Sftp, path: Buffer, recursive: boolean): Promise<void> => {
  if (path.length === 1)
    throw new FileRefusal(409, 'file-refused', 'The root of an instance cannot be deleted.')
  if (kindOf(await sftp.lstat(path)) !== 'directory') return sftp.remove(path)
  if (recursive) await emptyDirectory(sftp, path)
  await sftp.rmdir(path)
}

/** Not every file system lists all when names go meanwhile: it is looked at again until nothing is left. */
const emptyDirectory = async (sftp: Sftp, path: Buffer): Promise<void> => {
  while ((await removeListed(sftp, path)) > 0);
}

/** Answers how many there were. */
const removeListed = async (sftp: Sftp, path: Buffer): Promise<number> => {
  let count = 0
  for await (const some of directory(sftp, path)) {
    count += some.length
    const within: Buffer[] = []
    const removals = some.map(async ({ name, attributes }) => {
      const each = join(path, name)
      if (kindOf(attributes) === 'directory') within.push(each)
      else await goneIsFine(sftp.remove(each))
    })
    await Promise.all(removals)
    // One after the other, so that a wide tree does not open thousands of directories at once.
    for (const each of within) {
      await emptyDirectory(sftp, each)
      await goneIsFine(sftp.rmdir(each))
    }
  }
  return count
}

const goneIsFine = (asked: Promise<void>): Promise<void> =>
  asked.catch((error: unknown) => {
    if (!(error instanceof SftpError && error.code === statusCode.noSuchFile)) throw error
  })
