import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PacketCutter } from '../../src/node/sftp/packets.ts'
import {
  type Attributes,
  encodePacket,
  encodeAttributes as encodeSettable,
  PacketReader,
  SftpProtocolError,
  string,
  u64,
} from '../../src/node/sftp/wire.ts'
import { encodeAttributes } from '../support/sftp-server.ts'

const u32s = fc.integer({ min: 0, max: 0xffff_ffff })
const attributes = fc.record(
  { size: fc.maxSafeNat(), owner: fc.tuple(u32s, u32s), mode: u32s, modified: u32s },
  { requiredKeys: [] },
)

describe('packets', () => {
  test('attributes are read as they were sent', () => {
    fc.assert(
      fc.property(attributes, ({ owner, ...rest }) => {
        const sent: Attributes = { ...rest, ...(owner === undefined ? {} : { uid: owner[0], gid: owner[1] }) }
        expect(new PacketReader(encodeAttributes(sent)).attributes()).toEqual(sent)
      }),
    )
  })

  test('what is set goes out as the draft says, and an owner never without a group', () => {
    const sent = [{ mode: 0o600 }, { uid: 1, gid: 2 }, { uid: 1 }, {}].map((each) =>
      encodeSettable(each).toString('hex'),
    )
    expect(sent).toEqual(['0000000400000180', '000000020000000100000002', '00000000', '00000000'])
  })

  test('strings of any bytes and large numbers come back', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.maxSafeNat(), (bytes, value) => {
        const reader = new PacketReader(Buffer.concat([string(bytes), u64(value)]))
        expect([...reader.string()]).toEqual([...bytes])
        expect(reader.u64()).toBe(value)
        expect(reader.left).toBe(0)
      }),
    )
  })

  test('extended attributes are passed over', () => {
    const bytes = Buffer.from('80000004000081a400000001000000016100000001620000ff', 'hex')
    const reader = new PacketReader(bytes)
    expect(reader.attributes()).toEqual({ mode: 0o100644 })
    expect(reader.left).toBe(3)
  })

  test('whatever the bytes are, nothing beyond them is read', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        for (const read of [
          (reader: PacketReader) => reader.attributes(),
          (reader: PacketReader) => reader.string(),
          (reader: PacketReader) => reader.u64(),
        ]) {
          try {
            read(new PacketReader(Buffer.from(bytes)))
          } catch (error) {
            expect(error).toBeInstanceOf(SftpProtocolError)
          }
        }
      }),
    )
  })

  test('a stream is cut into its packets however it comes in pieces', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 255 }), fc.uint8Array({ maxLength: 300 }))),
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1 }),
        (sent, lengths) => {
          const stream = Buffer.concat(sent.map(([type, body]) => encodePacket(type, body)))
          const cutter = new PacketCutter()
          const got: [number, number[]][] = []
          for (let at = 0, turn = 0; at < stream.length; turn += 1) {
            const length = lengths[turn % lengths.length] ?? 1
            for (const { type, body } of cutter.push(stream.subarray(at, at + length)))
              got.push([type, [...body]])
            at += length
          }
          expect(got).toEqual(sent.map(([type, body]) => [type, [...body]]))
        },
      ),
    )
  })

  test('a packet that would fill the memory is refused by its length alone', () => {
    expect(() => new PacketCutter().push(Buffer.from('7fffffff', 'hex'))).toThrow(SftpProtocolError)
    expect(() => new PacketCutter().push(Buffer.from('00000000', 'hex'))).toThrow(SftpProtocolError)
  })
})
