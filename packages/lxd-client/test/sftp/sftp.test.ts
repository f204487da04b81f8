import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openFlag, Sftp, SftpEnded, SftpError } from '../../src/node/sftp/sftp.ts'
import { readBytes, writeBytes } from '../../src/node/sftp/transfer.ts'
import { latin, type MemoryFiles, sftpServer } from '../support/sftp-server.ts'

const collect = async (source: AsyncIterable<Buffer>): Promise<Buffer> => {
  const pieces: Buffer[] = []
  for await (const piece of source) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function* inPieces(bytes: Buffer, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

const name = fc.uint8Array({ minLength: 1, maxLength: 40 }).filter((bytes) => {
  const dots = latin(bytes)
  return !bytes.includes(0) && !bytes.includes(0x2f) && dots !== '.' && dots !== '..'
})

describe('a session', () => {
  test('what is written is read back, whatever the sizes of the pieces and of the answers', async () => {
    const sizes = fc.integer({ min: 0, max: 200_000 })
    await fc.assert(
      fc.asyncProperty(
        sizes,
        fc.integer({ min: 1, max: 70_000 }),
        fc.integer({ min: 700, max: 40_000 }),
        async (size, length, most) => {
          const bytes = randomBytes(size)
          const files: MemoryFiles = new Map()
          using sftp = await Sftp.open(sftpServer(files, { most }).client)
          const handle = await sftp.open(Buffer.from('/new'), openFlag.write + openFlag.create)
          expect(await writeBytes(sftp, handle, inPieces(bytes, length))).toBe(size)
          await sftp.close(handle)
          expect(files.get('/new')?.equals(bytes)).toBe(true)
          const again = await sftp.open(Buffer.from('/new'))
          expect((await collect(readBytes(sftp, again))).equals(bytes)).toBe(true)
        },
      ),
      { numRuns: 30 },
    )
  })

  test('any part of a file is that part', async () => {
    const bytes = randomBytes(150_000)
    using sftp = await Sftp.open(sftpServer(new Map([['/f', bytes]])).client)
    const handle = await sftp.open(Buffer.from('/f'))
    await fc.assert(
      fc.asyncProperty(fc.nat(160_000), fc.nat(160_000), async (start, end) => {
        const part = await collect(readBytes(sftp, handle, start, end))
        expect(part.equals(bytes.subarray(start, Math.max(start, end)))).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  test('names of any bytes are listed as they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(name, { selector: latin, maxLength: 20 }), async (names) => {
        const files: MemoryFiles = new Map(names.map((each) => [latin(each), Buffer.from('x')]))
        using sftp = await Sftp.open(sftpServer(files).client)
        const entries = await sftp.readdir(await sftp.opendir(Buffer.from('/')))
        expect(entries?.map((entry) => latin(entry.name))).toEqual(names.map(latin))
        expect(entries?.every(({ attributes }) => attributes.uid === 7 && attributes.size === 1)).toBe(true)
      }),
    )
  })

  test('a link, a name of Latin-1, is made and read', async () => {
    const files: MemoryFiles = new Map()
    using sftp = await Sftp.open(sftpServer(files).client)
    await sftp.symlink(Buffer.from('/caf\xe9', 'latin1'), Buffer.from('na\xefve', 'latin1'))
    expect(files.get('/caf\xe9')?.toString('latin1')).toBe('na\xefve')
    expect((await sftp.readlink(Buffer.from('/caf\xe9', 'latin1'))).toString('latin1')).toBe('na\xefve')
  })

  test('a refusal is told in the words of the server, or in ours, and the session goes on', async () => {
    using sftp = await Sftp.open(sftpServer(new Map([['/f', Buffer.from('here')]])).client)
    await expect(sftp.open(Buffer.from('/none'))).rejects.toMatchObject({ code: 2, message: 'no such file' })
    await expect(sftp.lstat(Buffer.from('/none'))).rejects.toThrow('No such file or directory')
    expect(await sftp.lstat(Buffer.from('/f'))).toEqual({ size: 4, mode: 0o100640, modified: 99 })
  })

  test('a failed write ends the writing, with nothing left under way', async () => {
    let answered = 0
    const { client, asked } = sftpServer(new Map(), {
      twist: (type, id, body) => {
        answered += 1
        if (type !== 6) return undefined
        body.string()
        return body.u64() < 100_000
          ? undefined
          : Buffer.from(`0000001165${id.toString(16).padStart(8, '0')}000000040000000000000000`, 'hex')
      },
    })
    using sftp = await Sftp.open(client)
    const handle = await sftp.open(Buffer.from('/full'), openFlag.write + openFlag.create)
    const endless = inPieces(randomBytes(5_000_000), 65_536)
    await expect(writeBytes(sftp, handle, endless)).rejects.toBeInstanceOf(SftpError)
    const before = asked()
    expect(answered).toBe(before - 1)
    // Some that were under way when the first one failed, and none of the millions of bytes after them.
    expect(before).toBeLessThan(40)
    await new Promise(setImmediate)
    expect(asked()).toBe(before)
  })

  test('no more is asked for than is taken', async () => {
    const { client, asked } = sftpServer(new Map([['/f', randomBytes(5_000_000)]]))
    using sftp = await Sftp.open(client)
    const bytes = readBytes(sftp, await sftp.open(Buffer.from('/f')))
    const before = asked()
    await bytes.next()
    await new Promise(setImmediate)
    expect(asked() - before).toBe(16)
    for (const more of [17, 18]) {
      await bytes.next()
      await new Promise(setImmediate)
      expect(asked() - before).toBe(more)
    }
    await bytes.return(undefined)
    await new Promise(setImmediate)
    expect(asked() - before).toBe(18)
  })

  test('it is over when the connection is, for what is asked and for what comes after', async () => {
    const { client, server } = sftpServer(new Map(), { twist: () => 'nothing' })
    const sftp = await Sftp.open(client)
    const asked = sftp.lstat(Buffer.from('/'))
    const ended = new Promise((resolve) => sftp.onEnded(resolve))
    server.end()
    await expect(asked).rejects.toBeInstanceOf(SftpEnded)
    await ended
    await expect(sftp.lstat(Buffer.from('/'))).rejects.toBeInstanceOf(SftpEnded)
    expect(client.destroyed).toBe(true)
  })

  test('a writing whose source pauses notices that the session is over', async () => {
    const { client, server } = sftpServer(new Map())
    const sftp = await Sftp.open(client)
    const handle = await sftp.open(Buffer.from('/f'), openFlag.write + openFlag.create)
    async function* pausing() {
      yield Buffer.from('first')
      await new Promise(() => undefined)
    }
    const writing = writeBytes(sftp, handle, pausing())
    setImmediate(() => server.end())
    await expect(writing).rejects.toBeInstanceOf(SftpEnded)
  })

  test('a server that says nothing more is given up', async () => {
    const { client } = sftpServer(new Map(), { twist: () => 'nothing' })
    const sftp = await Sftp.open(client, { silentMs: 50 })
    await expect(sftp.lstat(Buffer.from('/'))).rejects.toThrow('silent for 50 ms')
  })
})
