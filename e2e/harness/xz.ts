import { open } from 'node:fs/promises'

/** Whether a file is packed with xz: all of its files begin with the same six bytes. */
export async function isXz(path: string): Promise<boolean> {
  await using file = await open(path)
  const { buffer } = await file.read(Buffer.alloc(6), 0, 6, 0)
  return buffer.equals(Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]))
}
