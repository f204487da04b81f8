import { textToBytes } from '@gantry/protocol/byte-text'

const slash = 0x2f

export const root = Buffer.from('/')

/** The bytes of a path that its schema has let through. */
export const pathBytes = (text: string): Buffer => Buffer.from(textToBytes(text) ?? [])

export const join = (directory: Buffer, name: Buffer): Buffer =>
  directory.at(-1) === slash
    ? Buffer.concat([directory, name])
    : Buffer.concat([directory, Buffer.from('/'), name])

export const nameOf = (path: Buffer): Buffer => path.subarray(path.lastIndexOf(slash) + 1)

/** The names in a path, `..` among them; what names nothing (`.` and what is empty) is left out. */
export const partsOf = (path: Buffer): Buffer[] =>
  path
    .toString('latin1')
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .map((part) => Buffer.from(part, 'latin1'))

/** The directory of a path; of `/` it is `/` itself. */
export const directoryOf = (path: Buffer): Buffer => path.subarray(0, Math.max(1, path.lastIndexOf(slash)))
