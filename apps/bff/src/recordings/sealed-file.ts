import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'

/*
 * A file of sealed chunks, each appended whole:
 *
 *   u32 length of the text | 12 bytes iv | 16 bytes tag | the text, AES-256-GCM
 *
 * The additional data of a chunk is the file's id and the chunk's number, so that none can be left out, moved or
 * taken to another file. A chunk that a crash cut off is the end.
 */

const head = 4 + 12 + 16
const maxChunk = 8 * 1024 * 1024

const dataOf = (id: string, index: number): Buffer => Buffer.from(`recording ${id} ${index}`)

export type SealedWriter = { append(text: string): Promise<number>; close(): Promise<void> }

/** Makes a file that must not be there yet. */
export const createSealedFile = async (path: string, key: Buffer, id: string): Promise<SealedWriter> => {
  const file = await open(path, 'ax', 0o600)
  let index = 0
  return {
    async append(text) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(dataOf(id, index))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      const length = Buffer.alloc(4)
      length.writeUInt32BE(sealed.length)
      const chunk = Buffer.concat([length, iv, cipher.getAuthTag(), sealed])
      await file.appendFile(chunk)
      index += 1
      return chunk.length
    },
    close: () => file.close(),
  }
}

/** The text, chunk by chunk. It throws where a chunk was changed. */
export async function* readSealedFile(path: string, key: Buffer, id: string): AsyncGenerator<string> {
  const file = await open(path, 'r')
  try {
    for (let index = 0; ; index += 1) {
      const start = await readWhole(file, head)
      if (start === undefined) return
      const length = start.readUInt32BE(0)
      if (length > maxChunk) throw new Error(`Recording ${id} was changed at chunk ${index}`)
      const sealed = await readWhole(file, length)
      if (sealed === undefined) return
      const decipher = createDecipheriv('aes-256-gcm', key, start.subarray(4, 16), { authTagLength: 16 })
      decipher.setAAD(dataOf(id, index)).setAuthTag(start.subarray(16, head))
      try {
        yield Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8')
      } catch {
        throw new Error(`Recording ${id} was changed at chunk ${index}`)
      }
    }
  } finally {
    await file.close()
  }
}

const readWhole = async (file: FileHandle, length: number): Promise<Buffer | undefined> => {
  const buffer = Buffer.alloc(length)
  let at = 0
  while (at < length) {
    const { bytesRead } = await file.read(buffer, at, length - at)
    if (bytesRead === 0) return undefined
    at += bytesRead
  }
  return buffer
}
