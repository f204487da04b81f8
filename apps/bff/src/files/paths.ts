import { textToBytes } from '@gantry/protocol/byte-text'

const slash = 0x2f

/** The bytes of a path that its schema has let through. */
export const pathBytes = (text: string): Buffer => Buffer.from(textToBytes(text) ?? [])

export const join = (directory: Buffer, name: Buffer): Buffer =>
  directory.at(-1) === slash
    ? Buffer.concat([directory, name])
    : Buffer.concat([directory, Buffer.from('/'), name])

export const nameOf = (path: Buffer): Buffer => path.subarray(path.lastIndexOf(slash) + 1)

/** The directory of a path; of `/` it is `/` itself. */
export const directoryOf = (path: Buffer): Buffer => path.subarray(0, Math.max(1, path.lastIndexOf(slash)))
