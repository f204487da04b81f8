/*
 * The header of one file in a tar archive as GNU tar writes it, which all of today's read: a block of 512 bytes, and
 * before it, where a name or the target of a link is longer than 100 bytes, an entry of its own with the whole of it
 * (`L`, `K`). Names are bytes here too; the newer format (pax) wants UTF-8.
 */

const blockBytes = 512

export type TarEntry = {
  /** Without the slash in front. */
  name: Buffer
  kind: 'file' | 'directory' | 'symlink'
  mode: number
  uid: number
  gid: number
  size: number
  /** Seconds since 1970. */
  modified: number
  target?: Buffer
}

const types = { file: '0', directory: '5', symlink: '2' } as const

/** Octal digits and a zero; what is too large as base 256, marked by the first bit. */
const number = (value: number, width: number): Buffer => {
  const digits = value.toString(8)
  if (digits.length < width) return Buffer.from(`${digits.padStart(width - 1, '0')}\0`)
  const bytes = Buffer.alloc(width)
  bytes.writeBigUInt64BE(BigInt(value), width - 8)
  bytes[0] = (bytes[0] ?? 0) | 0x80
  return bytes
}

const header = (entry: Omit<TarEntry, 'kind'> & { type: string }): Buffer => {
  const { name, mode, uid, gid, size, modified, type, target = Buffer.alloc(0) } = entry
  const block = Buffer.alloc(blockBytes)
  name.copy(block, 0, 0, 100)
  number(mode, 8).copy(block, 100)
  number(uid, 8).copy(block, 108)
  number(gid, 8).copy(block, 116)
  number(size, 12).copy(block, 124)
  number(modified, 12).copy(block, 136)
  block.write('        ', 148)
  block.write(type, 156)
  target.copy(block, 157, 0, 100)
  block.write('ustar  \0', 257)
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

/** What fills the last block of so many bytes. */
export const tarPadding = (size: number): Buffer =>
  Buffer.alloc((blockBytes - (size % blockBytes)) % blockBytes)

const long = (type: 'L' | 'K', text: Buffer): Buffer[] => {
  const whole = Buffer.concat([text, Buffer.of(0)])
  const entry = { name: Buffer.from('././@LongLink'), mode: 0, uid: 0, gid: 0, modified: 0 }
  return [header({ ...entry, type, size: whole.length }), whole, tarPadding(whole.length)]
}

/** The header of an entry; its bytes follow, and then their padding. */
export const tarHeader = ({ kind, ...entry }: TarEntry): Buffer => {
  const name = kind === 'directory' ? Buffer.concat([entry.name, Buffer.from('/')]) : entry.name
  const { target } = entry
  return Buffer.concat([
    ...(target !== undefined && target.length > 100 ? long('K', target) : []),
    ...(name.length > 100 ? long('L', name) : []),
    header({ ...entry, name, size: kind === 'file' ? entry.size : 0, type: types[kind] }),
  ])
}

/** Two empty blocks end an archive. */
export const tarEnd = Buffer.alloc(2 * blockBytes)
