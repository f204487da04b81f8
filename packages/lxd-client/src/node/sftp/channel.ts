import type { Duplex } from 'node:stream'
import { messageOf } from '../../result.ts'
import { type Packet, PacketCutter } from './packets.ts'
import { SftpEnded } from './sftp-error.ts'
import { encodePacket, PacketReader, packetType, SftpProtocolError, u32 } from './wire.ts'

type Waiting = { resolve(packet: Packet): void; reject(error: Error): void }

export type SftpOptions = {
  /** Milliseconds that the server may be silent while something is asked. Default 60 s. */
  silentMs?: number
}

/** Requests and their answers over one connection, which it owns. */
export class SftpChannel implements Disposable {
  readonly #stream: Duplex
  readonly #silentMs: number
  readonly #cutter = new PacketCutter()
  readonly #waiting = new Map<number, Waiting>()
  readonly #onEnded = new Set<(why: SftpEnded) => void>()
  #greeting: Waiting | undefined
  #nextId = 0
  #heardAt = performance.now()
  #clock: NodeJS.Timeout | undefined
  #ended: SftpEnded | undefined

  constructor(stream: Duplex, { silentMs = 60_000 }: SftpOptions) {
    this.#stream = stream
    this.#silentMs = silentMs
    stream.on('data', (piece: Buffer) => this.#take(piece))
    stream.on('error', (error) => this.end(messageOf(error)))
    stream.on('end', () => this.end('The server closed the connection'))
    stream.on('close', () => this.end('The server closed the connection'))
  }

  /** Called once when the session is over; at once when it is already. Gives what takes the listener away. */
  onEnded(listener: (why: SftpEnded) => void): () => void {
    if (this.#ended !== undefined) listener(this.#ended)
    else this.#onEnded.add(listener)
    return () => this.#onEnded.delete(listener)
  }

  /** The first packet of each side, which alone have no id. */
  greet(version: number): Promise<PacketReader> {
    return new Promise<Packet>((resolve, reject) => {
      this.#greeting = { resolve, reject }
      this.#watch()
      this.#stream.write(encodePacket(packetType.init, u32(version)))
    }).then(({ body }) => new PacketReader(body))
  }

  ask(type: number, ...body: Uint8Array[]): Promise<Packet> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended)
    const id = this.#nextId
    this.#nextId = (this.#nextId + 1) >>> 0
    return new Promise((resolve, reject) => {
      if (this.#waiting.size === 0) this.#heardAt = performance.now()
      this.#waiting.set(id, { resolve, reject })
      this.#watch()
      this.#stream.write(encodePacket(type, u32(id), ...body))
    })
  }

  /** Runs what reads an answer. One that is no SFTP ends the session: nothing after it can be trusted. */
  guarded<T>(read: () => T): T {
    try {
      return read()
    } catch (error) {
      if (error instanceof SftpProtocolError) this.end(error.message)
      throw error
    }
  }

  end(why: string): void {
    if (this.#ended !== undefined) return
    this.#ended = new SftpEnded(why)
    clearTimeout(this.#clock)
    this.#stream.destroy()
    this.#greeting?.reject(this.#ended)
    for (const { reject } of this.#waiting.values()) reject(this.#ended)
    this.#waiting.clear()
    for (const listener of this.#onEnded) listener(this.#ended)
  }

  [Symbol.dispose](): void {
    this.end('The session was closed')
  }

  #take(piece: Buffer): void {
    if (this.#ended !== undefined) return
    this.#heardAt = performance.now()
    try {
      this.guarded(() => {
        for (const packet of this.#cutter.push(piece)) this.#answer(packet)
      })
    } catch (error) {
      // Whoever waits has been told by the end of the session.
      if (!(error instanceof SftpProtocolError)) throw error
    }
  }

  #answer(packet: Packet): void {
    if (this.#greeting !== undefined) {
      if (packet.type !== packetType.version) throw new SftpProtocolError('The server does not speak SFTP')
      this.#greeting.resolve(packet)
      this.#greeting = undefined
      return
    }
    const id = new PacketReader(packet.body).u32()
    const waiting = this.#waiting.get(id)
    if (waiting === undefined) throw new SftpProtocolError('The server answered what was not asked')
    this.#waiting.delete(id)
    waiting.resolve({ type: packet.type, body: packet.body.subarray(4) })
  }

  /** One clock for all requests: it runs while something is asked, and ends a session whose server is silent. */
  #watch(): void {
    if (this.#clock !== undefined) return
    const left = Math.max(0, this.#heardAt + this.#silentMs - performance.now())
    this.#clock = setTimeout(() => {
      this.#clock = undefined
      if (this.#waiting.size === 0 && this.#greeting === undefined) return
      if (performance.now() - this.#heardAt < this.#silentMs) this.#watch()
      else this.end(`The server was silent for ${this.#silentMs} ms`)
    }, left + 1)
  }
}
