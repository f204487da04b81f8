import type { DirectoryEntry, Sftp } from '@gantry/lxd-client/node/sftp'
import type { FileEntry } from '@gantry/protocol/files'
import { toEntry } from './entry.ts'
import { join, nameOf } from './paths.ts'

/** More than anybody reads, and 10 MB of JSON; what is beyond is said to be left out. */
const maxEntries = 50_000

/** A directory in the pieces in which the server tells it. */
export async function* directory(sftp: Sftp, path: Buffer): AsyncGenerator<DirectoryEntry[]> {
  const handle = await sftp.opendir(path)
  try {
    for (let some = await sftp.readdir(handle); some !== undefined; some = await sftp.readdir(handle)) {
      yield some
    }
  } finally {
    await sftp.close(handle).catch(() => undefined)
  }
}

export const listDirectory = async (
  sftp: Sftp,
  path: Buffer,
): Promise<{ entries: FileEntry[]; cut: boolean }> => {
  const entries: FileEntry[] = []
  for await (const some of directory(sftp, path)) {
    if (entries.length + some.length > maxEntries) return { entries, cut: true }
    const read = ({ name, attributes }: DirectoryEntry) => toEntry(sftp, join(path, name), name, attributes)
    entries.push(...(await Promise.all(some.map(read))))
  }
  return { entries, cut: false }
}

export const readEntry = async (sftp: Sftp, path: Buffer): Promise<FileEntry> =>
  toEntry(sftp, path, nameOf(path), await sftp.lstat(path))
