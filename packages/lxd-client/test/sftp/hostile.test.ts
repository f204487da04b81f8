import { duplexPair } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Sftp, SftpEnded, SftpProtocolError } from '../../src/node/sftp/sftp.ts'
import { encodeAttributes, encodePacket, packetType, string, u32 } from '../../src/node/sftp/wire.ts'
import { sftpServer } from '../support/sftp-server.ts'

const root = Buffer.from('/')

/** A server that answers the greeting, and then always this. */
const answering = (answer: (id: number) => Buffer) =>
  Sftp.open(sftpServer(new Map(), { twist: (_, id) => answer(id) }).client)

const entry = (name: string) => [
  string(Buffer.from(name)),
  string(Buffer.of()),
  encodeAttributes({ mode: 0o100644 }),
]

describe('a hostile server', () => {
  test('that greets with something else is refused', async () => {
    for (const greeting of [
      encodePacket(packetType.status, u32(0)),
      encodePacket(packetType.version, u32(6)),
      encodePacket(packetType.version),
      Buffer.from('HTTP/1.1 200 OK\r\n\r\n'),
    ]) {
      const [client, server] = duplexPair()
      server.once('data', () => server.write(greeting))
      await expect(Sftp.open(client)).rejects.toThrow()
      expect(client.destroyed).toBe(true)
    }
  })

  test('that answers what was not asked ends the session', async () => {
    const sftp = await answering((id) => encodePacket(packetType.status, u32(id + 7), u32(0)))
    await expect(sftp.lstat(root)).rejects.toBeInstanceOf(SftpEnded)
    expect(sftp.isOver).toBe(true)
  })

  test.each([
    ['attributes instead of a handle', (id: number) => encodePacket(packetType.attrs, u32(id), u32(0))],
    ['no body', (id: number) => encodePacket(packetType.handle, u32(id))],
    ['a status that cuts off', (id: number) => encodePacket(packetType.status, u32(id))],
    ['success where a handle belongs', (id: number) => encodePacket(packetType.status, u32(id), u32(0))],
  ])('that gives %s ends the session', async (_, answer) => {
    const sftp = await answering(answer)
    await expect(sftp.open(root)).rejects.toBeInstanceOf(SftpProtocolError)
    expect(sftp.isOver).toBe(true)
  })

  test('that gives more bytes than were asked for, or none, ends the session', async () => {
    for (const bytes of [Buffer.alloc(11), Buffer.of()]) {
      const sftp = await answering((id) => encodePacket(packetType.data, u32(id), string(bytes)))
      await expect(sftp.read(Buffer.of(1), 0, 10)).rejects.toBeInstanceOf(SftpProtocolError)
      expect(sftp.isOver).toBe(true)
    }
  })

  test('that lists a path as a name leads nobody out of the directory', async () => {
    for (const name of ['../../etc/passwd', '/etc/passwd', 'a/b', 'a\0b', '']) {
      const sftp = await answering((id) => encodePacket(packetType.name, u32(id), u32(1), ...entry(name)))
      await expect(sftp.readdir(Buffer.of(1))).rejects.toBeInstanceOf(SftpProtocolError)
    }
  })

  test('that promises a thousand million names is believed as far as the packet goes', async () => {
    const sftp = await answering((id) => encodePacket(packetType.name, u32(id), u32(1e9), ...entry('a')))
    await expect(sftp.readdir(Buffer.of(1))).rejects.toBeInstanceOf(SftpProtocolError)
  })

  test('whatever it sends, each request ends', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 60 }), async (noise) => {
        const { client, server } = sftpServer(new Map(), { twist: () => Buffer.from(noise) })
        const sftp = await Sftp.open(client)
        const asked = [sftp.lstat(root), sftp.readdir(root), sftp.read(root, 0, 5), sftp.readlink(root)]
        setImmediate(() => server.end())
        const settled = await Promise.allSettled(asked)
        expect(settled).toHaveLength(4)
        sftp[Symbol.dispose]()
      }),
    )
  })
})
