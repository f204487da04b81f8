import { duplexPair } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Sftp, SftpEnded, SftpError, SftpProtocolError } from '../../src/node/sftp/sftp.ts'
import { encodePacket, packetType, string, u32 } from '../../src/node/sftp/wire.ts'
import { encodeAttributes, sftpServer } from '../support/sftp-server.ts'

const root = Buffer.from('/')

/** A server that answers the greeting, and then always this. */
const answering = (answer: (id: number) => Buffer) =>
  Sftp.open(sftpServer(new Map(), { twist: (_, id) => answer(id) }).client)

/** Nothing more can be asked, and the connection is closed. */
const isOver = async (sftp: Sftp): Promise<void> => {
  let ended = false
  sftp.onEnded(() => {
    ended = true
  })
  expect(ended).toBe(true)
  await expect(sftp.lstat(root)).rejects.toBeInstanceOf(SftpEnded)
}

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
      await expect(Sftp.open(client)).rejects.toSatisfy(
        (error) => error instanceof SftpProtocolError || error instanceof SftpEnded,
      )
      expect(client.destroyed).toBe(true)
    }
  })

  test('that answers what was not asked ends the session', async () => {
    const sftp = await answering((id) => encodePacket(packetType.status, u32(id + 7), u32(0)))
    await expect(sftp.lstat(root)).rejects.toBeInstanceOf(SftpEnded)
    await isOver(sftp)
  })

  test.each([
    ['attributes instead of a handle', (id: number) => encodePacket(packetType.attrs, u32(id), u32(0))],
    ['no body', (id: number) => encodePacket(packetType.handle, u32(id))],
    ['a status that cuts off', (id: number) => encodePacket(packetType.status, u32(id))],
    ['success where a handle belongs', (id: number) => encodePacket(packetType.status, u32(id), u32(0))],
  ])('that gives %s ends the session', async (_, answer) => {
    const sftp = await answering(answer)
    await expect(sftp.open(root)).rejects.toBeInstanceOf(SftpProtocolError)
    await isOver(sftp)
  })

  test('that gives more bytes than were asked for, or none, ends the session', async () => {
    for (const bytes of [Buffer.alloc(11), Buffer.of()]) {
      const sftp = await answering((id) => encodePacket(packetType.data, u32(id), string(bytes)))
      await expect(sftp.read(Buffer.of(1), 0, 10)).rejects.toBeInstanceOf(SftpProtocolError)
      await isOver(sftp)
    }
  })

  test('that lists a path as a name leads nobody out of the directory', async () => {
    for (const name of ['../../etc/passwd', '/etc/passwd', 'a/b', 'a\0b', '']) {
      const sftp = await answering((id) => encodePacket(packetType.name, u32(id), u32(1), ...entry(name)))
      await expect(sftp.readdir(Buffer.of(1))).rejects.toBeInstanceOf(SftpProtocolError)
      await isOver(sftp)
    }
  })

  test('that promises a thousand million names is believed as far as the packet goes', async () => {
    const sftp = await answering((id) => encodePacket(packetType.name, u32(id), u32(1e9), ...entry('a')))
    await expect(sftp.readdir(Buffer.of(1))).rejects.toBeInstanceOf(SftpProtocolError)
    await isOver(sftp)
  })

  test('whatever it sends, each request ends with an answer or one of our own errors', async () => {
    const types = fc.constantFrom(
      ...(['status', 'handle', 'data', 'name', 'attrs'] as const).map((name) => packetType[name]),
    )
    const noise = fc.uint8Array({ minLength: 1, maxLength: 60 })
    const answers = fc.oneof(
      noise.map((bytes) => () => Buffer.from(bytes)),
      fc.tuple(types, noise).map(
        ([type, bytes]) =>
          (id: number) =>
            encodePacket(type, u32(id), bytes),
      ),
    )
    await fc.assert(
      fc.asyncProperty(answers, async (answer) => {
        const { client, server } = sftpServer(new Map(), { twist: (_, id) => answer(id) })
        const sftp = await Sftp.open(client)
        const asked = [
          sftp.lstat(root),
          sftp.open(root),
          sftp.readdir(root),
          sftp.read(root, 0, 5),
          sftp.readlink(root),
          sftp.remove(root),
        ]
        // For those that the noise has answered with nothing whole.
        setImmediate(() => server.end())
        for (const settled of await Promise.allSettled(asked)) {
          if (settled.status === 'fulfilled') continue
          const ours = [SftpError, SftpEnded, SftpProtocolError].some((one) => settled.reason instanceof one)
          expect([settled.reason, ours]).toEqual([settled.reason, true])
        }
        sftp[Symbol.dispose]()
      }),
      { numRuns: 300 },
    )
  })
})
