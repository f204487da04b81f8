/*
 * The browser's own private files (the origin private file system): what is received goes to the disk piece by piece,
 * and becomes a download when all of it is there. Kept in memory it would have to fit there; a plain link would not
 * tell how far it is, nor when it is over.
 */

const folderName = 'exports'
/** A file is read once more while the browser saves it; after that nobody needs it. */
const keptMs = 60 * 60_000

/** Whether there are such files here: only on pages over HTTPS or from this computer, and not in every browser. */
export const canReceive = (): boolean =>
  isSecureContext &&
  'FileSystemFileHandle' in globalThis &&
  'createWritable' in FileSystemFileHandle.prototype

const folder = async (): Promise<FileSystemDirectoryHandle> =>
  (await navigator.storage.getDirectory()).getDirectoryHandle(folderName, { create: true })

/** Deletes what earlier exports left, of this window or another, but not what may still be read. */
export const sweepReceived = async (): Promise<void> => {
  const all = await folder()
  for await (const handle of all.values()) {
    if (!(handle instanceof FileSystemFileHandle)) continue
    const { lastModified } = await handle.getFile()
    // One that is being written is locked, and stays.
    if (Date.now() - lastModified > keptMs) await all.removeEntry(handle.name).catch(() => undefined)
  }
}

/** Writes a body to a file; nothing stays of one that breaks off or is aborted. Rejects with what ended it. */
export const receiveFile = async (
  body: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
  onReceived: (bytes: number) => void,
): Promise<File> => {
  const all = await folder()
  const handle = await all.getFileHandle(crypto.randomUUID(), { create: true })
  const writable = await handle.createWritable()
  let received = 0
  try {
    for await (const chunk of body) {
      signal.throwIfAborted()
      await writable.write(new Uint8Array(chunk))
      received += chunk.length
      onReceived(received)
    }
    await writable.close()
  } catch (error) {
    await writable.abort().catch(() => undefined)
    await all.removeEntry(handle.name).catch(() => undefined)
    throw error
  }
  return handle.getFile()
}
