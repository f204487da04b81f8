import { type Duplex, duplexPair } from 'node:stream'
import { PacketCutter } from '../../src/node/sftp/packets.ts'
import {
  type Attributes,
  attributeFlag,
  encodePacket,
  openFlag,
  PacketReader,
  packetType,
  string,
  u32,
  u64,
} from '../../src/node/sftp/wire.ts'

/** What a request is answered with, instead of as a server should; undefined to answer as it should. */
export type Twist = (type: number, id: number, body: PacketReader) => Buffer | 'nothing' | undefined

/** Paths in Latin-1, so that each byte is a character. */
export type MemoryFiles = Map<string, Buffer>

export const latin = (path: Uint8Array): string => Buffer.from(path).toString('latin1')

export const encodeAttributes = ({ size, uid, gid, mode, modified }: Attributes): Buffer => {
  const given: [number, Buffer[]][] = []
  if (size !== undefined) given.push([attributeFlag.size, [u64(size)]])
  if (uid !== undefined && gid !== undefined) given.push([attributeFlag.owner, [u32(uid), u32(gid)]])
  if (mode !== undefined) given.push([attributeFlag.mode, [u32(mode)]])
  if (modified !== undefined) given.push([attributeFlag.times, [u32(modified), u32(modified)]])
  const flags = given.reduce((sum, [flag]) => sum + flag, 0)
  return Buffer.concat([u32(flags), ...given.flatMap(([, parts]) => parts)])
}

const ok = (id: number) =>
  encodePacket(packetType.status, u32(id), u32(0), string(Buffer.of()), string(Buffer.of()))
const refusal = (id: number, code: number, message: string) =>
  encodePacket(packetType.status, u32(id), u32(code), string(Buffer.from(message)), string(Buffer.of()))

/** An SFTP server over files in memory, all in one directory; answers at most `most` bytes to a READ. */
export const sftpServer = (
  files: MemoryFiles,
  { twist, most = 32_768 }: { twist?: Twist; most?: number } = {},
) => {
  const [client, server]: Duplex[] = duplexPair()
  if (client === undefined || server === undefined) throw new Error('no pair')
  const cutter = new PacketCutter()
  const listed = new Set<string>()
  let asked = 0
  const answer = (type: number, bytes: Buffer): Buffer => {
    if (type === packetType.init) return encodePacket(packetType.version, u32(3))
    const body = new PacketReader(bytes)
    const id = body.u32()
    const twisted = twist?.(type, id, new PacketReader(bytes.subarray(4)))
    if (twisted === 'nothing') return Buffer.of()
    if (twisted !== undefined) return twisted
    const name = latin(body.string())
    const file = files.get(name)
    switch (type) {
      case packetType.open:
        if ((body.u32() & openFlag.create) !== 0) files.set(name, Buffer.of())
        else if (file === undefined) return refusal(id, 2, 'no such file')
        return encodePacket(packetType.handle, u32(id), string(Buffer.from(name, 'latin1')))
      case packetType.opendir:
        listed.delete(name)
        return encodePacket(packetType.handle, u32(id), string(Buffer.from(name, 'latin1')))
      case packetType.read: {
        const at = body.u64()
        const piece = (file ?? Buffer.of()).subarray(at, at + Math.min(most, body.u32()))
        if (piece.length === 0) return refusal(id, 1, 'EOF')
        return encodePacket(packetType.data, u32(id), string(piece))
      }
      case packetType.write: {
        const at = body.u64()
        const bytes = body.string()
        const old = file ?? Buffer.of()
        const grown = Buffer.concat([old, Buffer.alloc(Math.max(0, at + bytes.length - old.length))])
        bytes.copy(grown, at)
        files.set(name, grown)
        return ok(id)
      }
      case packetType.readdir: {
        if (listed.has(name)) return refusal(id, 1, 'EOF')
        listed.add(name)
        const entries = ['.', '..', ...files.keys()].map((each) =>
          Buffer.concat([
            string(Buffer.from(each, 'latin1')),
            string(Buffer.from('ignored')),
            encodeAttributes({ size: files.get(each)?.length ?? 0, uid: 7, gid: 8, mode: 0o100640 }),
          ]),
        )
        return encodePacket(packetType.name, u32(id), u32(entries.length), ...entries)
      }
      case packetType.lstat:
      case packetType.stat:
      case packetType.fstat: {
        if (file === undefined) return refusal(id, 2, '')
        const attributes = { size: file.length, mode: 0o100640, modified: 99 }
        return encodePacket(packetType.attrs, u32(id), encodeAttributes(attributes))
      }
      case packetType.readlink:
        return encodePacket(
          packetType.name,
          u32(id),
          u32(1),
          string(file ?? Buffer.of()),
          string(Buffer.of()),
          encodeAttributes({}),
        )
      case packetType.symlink:
        // The target came first.
        files.set(latin(body.string()), Buffer.from(name, 'latin1'))
        return ok(id)
      case packetType.remove:
        return files.delete(name) ? ok(id) : refusal(id, 2, 'no such file')
      case packetType.rename: {
        files.delete(name)
        files.set(latin(body.string()), file ?? Buffer.of())
        return ok(id)
      }
      default:
        return ok(id)
    }
  }
  server.on('data', (piece: Buffer) => {
    for (const { type, body } of cutter.push(piece)) {
      asked += 1
      server.write(answer(type, body))
    }
  })
  return { client, server, asked: () => asked }
}
