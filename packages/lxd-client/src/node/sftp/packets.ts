import { SftpProtocolError } from './wire.ts'

/** 256 KiB is the most that the servers' own library sends or takes, and a listing's 128 names stay below it. */
const maxPacket = 256 * 1024

export type Packet = { type: number; body: Buffer }

/** Cuts a stream into packets, however it comes in pieces; at most one packet is ever held. */
export class PacketCutter {
  #rest: Buffer = Buffer.alloc(0)

  /** The packets that are whole with this piece. */
  push(piece: Buffer): Packet[] {
    this.#rest = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece])
    const packets: Packet[] = []
    while (this.#rest.length >= 4) {
      const length = this.#rest.readUInt32BE(0)
      if (length < 1 || length > maxPacket) {
        throw new SftpProtocolError(`A packet of the server has ${length} bytes`)
      }
      if (this.#rest.length < 4 + length) break
      packets.push({ type: this.#rest.readUInt8(4), body: this.#rest.subarray(5, 4 + length) })
      this.#rest = this.#rest.subarray(4 + length)
    }
    return packets
  }
}
