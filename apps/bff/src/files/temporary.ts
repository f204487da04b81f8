import { randomBytes } from 'node:crypto'
import { type Handle, openFlag, type Sftp } from '@gantry/lxd-client/node/sftp'
import { isGone } from './entry.ts'
import { directoryOf, join } from './paths.ts'

/**
 * A file that is written where nobody else can open it, to be renamed to its place when it is whole: one in a directory
 * of its own, which only root may enter before there is anything in it. A mode that is given when a file is made, most
 * servers do not heed, and whoever opens it before it is changed reads along ever after.
 */
export type Temporary = { directory: Buffer; file: Buffer }

export const besides = (target: Buffer): Temporary => {
  const directory = join(directoryOf(target), Buffer.from(`.gantry-${randomBytes(8).toString('hex')}`))
  return { directory, file: join(directory, Buffer.from('new')) }
}

export const openTemporary = async (sftp: Sftp, { directory, file }: Temporary): Promise<Handle> => {
  await sftp.mkdir(directory)
  await sftp.setstat(directory, { mode: 0o700 })
  const flags = openFlag.write + openFlag.create + openFlag.exclusive
  return sftp.open(file, flags, { mode: 0o600 })
}

/** Takes away what is there of it. */
export const removeTemporary = async (sftp: Sftp, { directory, file }: Temporary): Promise<void> => {
  await isGone(sftp.remove(file))
  await isGone(sftp.rmdir(directory))
}
