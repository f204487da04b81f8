import type { Sftp } from '@gantry/lxd-client/node/sftp'
import { ifThere, isGone, kindOf } from './entry.ts'
import { directory } from './list.ts'
import { join } from './paths.ts'
import { FileRefusal } from './refusals.ts'

/**
 * Removes a file, a link itself, or a directory with all that is in it. What somebody else removes meanwhile is no
 * fault. No link is followed, and it ends when the signal says so: what is gone by then stays gone.
 */
export const removeFile = async (
  sftp: Sftp,
  path: Buffer,
  recursive: boolean,
  signal: AbortSignal,
): Promise<void> => {
  if (path.length === 1)
    throw new FileRefusal(409, 'file-refused', 'The root of an instance cannot be deleted.')
  if (kindOf(await sftp.lstat(path)) !== 'directory') return sftp.remove(path)
  if (recursive) await emptyDirectory(sftp, path, signal)
  await isGone(sftp.rmdir(path))
}

/**
 * Not every file system lists all when names go meanwhile: it is looked at again, for as long as something could be
 * removed. A name that is listed and never there would otherwise be looked for without end.
 */
const emptyDirectory = async (sftp: Sftp, path: Buffer, signal: AbortSignal): Promise<void> => {
  while ((await removeListed(sftp, path, signal)) > 0);
}

/** Answers how many this has removed. */
const removeListed = async (sftp: Sftp, path: Buffer, signal: AbortSignal): Promise<number> => {
  let count = 0
  const within: Buffer[] = []
  const remove = async (asked: Promise<void>): Promise<void> => {
    if (!(await isGone(asked))) count += 1
  }
  const listing = async (): Promise<void> => {
    for await (const some of directory(sftp, path)) {
      if (signal.aborted) throw stopped()
      const removals = some.map(async ({ name, attributes }) => {
        const each = join(path, name)
        if (kindOf(attributes) === 'directory') within.push(each)
        else await remove(sftp.remove(each))
      })
      await Promise.all(removals)
    }
  }
  await ifThere(listing())
  // One after the other and with the one above closed, so that no tree, wide or deep, has thousands open at once.
  for (const each of within) {
    await emptyDirectory(sftp, each, signal)
    if (signal.aborted) throw stopped()
    await remove(sftp.rmdir(each))
  }
  return count
}

const stopped = () => new FileRefusal(409, 'stopped', 'The deletion was stopped before its end.')
