import { randomBytes } from 'node:crypto'

const block = 512
const chunk = 1024 * 1024

/**
 * A unified image as an uncompressed tarball that is made while it is sent: metadata.yaml and one large file of
 * bytes that are other ones each time, for a server refuses an image that it has already.
 */
export function bigImage(size: number): { length: number; bytes: () => AsyncGenerator<Buffer> } {
  const metadata = Buffer.from(JSON.stringify({ architecture: 'x86_64', creation_date: 1_700_000_000 }))
  const filling = randomBytes(chunk)
  const padding = Buffer.alloc((block - (metadata.length % block)) % block)
  const start = Buffer.concat([
    header('metadata.yaml', metadata.length),
    metadata,
    padding,
    header('rootfs/big', size),
  ])
  const end = Buffer.alloc(2 * block)
  async function* bytes() {
    yield start
    for (let sent = 0; sent < size; sent += chunk) yield filling
    yield end
  }
  return { length: start.length + size + end.length, bytes }
}

/** A file of bytes that no disk and no rsync can make smaller. */
export async function* bigFile(size: number): AsyncGenerator<Buffer> {
  for (let sent = 0; sent < size; sent += chunk) yield randomBytes(chunk)
}

/** The head of a file in a tarball (ustar); `size` must be a multiple of 512 where no padding follows. */
function header(name: string, size: number): Buffer {
  const head = Buffer.alloc(block)
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`
  head.write(name, 0)
  head.write(octal(0o644, 7), 100)
  head.write(octal(0, 7), 108)
  head.write(octal(0, 7), 116)
  head.write(octal(size, 11), 124)
  head.write(octal(1_700_000_000, 11), 136)
  head.write('        ', 148)
  head.write('0', 156)
  head.write('ustar\x0000', 257)
  const sum = head.reduce((all, byte) => all + byte, 0)
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return head
}
