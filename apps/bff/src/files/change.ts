import type { Sftp } from '@gantry/lxd-client/node/sftp'
import type { ChangeAttributes, FileEntry } from '@gantry/protocol/files'
import { ifThere, kindOf, modeOf } from './entry.ts'
import { readEntry } from './list.ts'
import { nothingThere } from './nothing-there.ts'
import { FileRefusal } from './refusals.ts'

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
  // A new owner takes set-user-id and set-group-id away; what was there is to stay.
  const wanted = mode ?? modeOf(now)
  if (mode !== undefined || modeOf(await sftp.lstat(path)) !== wanted)
    await sftp.setstat(path, { mode: wanted })
  const entry = await readEntry(sftp, path)
  if (entry.mode === wanted) return entry
  const bits = (wanted ^ entry.mode) & 0o7000
  throw new FileRefusal(
    409,
    'mode-refused',
    bits === 0
      ? `The mode is ${entry.mode.toString(8)} after all.`
      : 'This server does not set set-user-id, set-group-id and sticky over SFTP; all else was set, and the mode is ' +
          `${entry.mode.toString(8)} now.`,
  )
}
