import type { Duplex } from 'node:stream'
import { SftpChannel, type SftpOptions } from './channel.ts'
import type { Packet } from './packets.ts'
import { type SftpEnded, SftpError, statusCode } from './sftp-error.ts'
import {
  type Attributes,
  encodeAttributes,
  openFlag,
  PacketReader,
  packetType,
  SftpProtocolError,
  string,
  u32,
  u64,
} from './wire.ts'

export { SftpEnded, SftpError, statusCode } from './sftp-error.ts'
export { type Attributes, openFlag, SftpProtocolError } from './wire.ts'

/** What is open at the server; only it knows what the bytes mean. */
export type Handle = Buffer

export type DirectoryEntry = { name: Buffer; attributes: Attributes }

const replace = Buffer.from('posix-rename@openssh.com')
const slash = 0x2f

/**
 * A client of SFTP version 3 over any connection, which it owns. Paths and names are bytes. Any number of requests may
 * be under way; what bounds them are the callers, such as `transfer.ts`. Unlike the rest of this package it rejects:
 * with {@link SftpError} when the server refuses one request, with {@link SftpEnded} when the session is over, and with
 * {@link SftpProtocolError}, which ends it, at an answer that is no SFTP. Streams and work on whole trees are made of
 * hundreds of calls, of which any failing one ends all; a result looked at after each would only hide that.
 */
export class Sftp implements Disposable {
  readonly #channel: SftpChannel
  readonly #extensions: ReadonlySet<string>

  private constructor(channel: SftpChannel, extensions: ReadonlySet<string>) {
    this.#channel = channel
    this.#extensions = extensions
  }

  /** Greets the server. When it rejects, the connection is closed. */
  static async open(stream: Duplex, options: SftpOptions = {}): Promise<Sftp> {
    const channel = new SftpChannel(stream, options)
    const reader = await channel.greet(3)
    return channel.guarded(() => {
      const version = reader.u32()
      if (version !== 3) throw new SftpProtocolError(`The server speaks version ${version} of SFTP, not 3`)
      const extensions = new Set<string>()
      while (reader.left > 0) {
        const name = reader.string().toString()
        if (reader.string().toString() === '1') extensions.add(name)
      }
      return new Sftp(channel, extensions)
    })
  }

  get isOver(): boolean {
    return this.#channel.isOver
  }

  /** Called once when the session is over; at once when it is already. Gives what takes the listener away. */
  onEnded(listener: (why: SftpEnded) => void): () => void {
    return this.#channel.onEnded(listener)
  }

  /** Without following a link. */
  lstat(path: Uint8Array): Promise<Attributes> {
    return this.#attributes(packetType.lstat, string(path))
  }

  /** Of what a link leads to. */
  stat(path: Uint8Array): Promise<Attributes> {
    return this.#attributes(packetType.stat, string(path))
  }

  fstat(handle: Handle): Promise<Attributes> {
    return this.#attributes(packetType.fstat, string(handle))
  }

  /** Follows links. One kind of attributes at a time: the servers forget a failure when a second kind succeeds. */
  setstat(path: Uint8Array, attributes: Attributes): Promise<void> {
    return this.#status(packetType.setstat, string(path), encodeAttributes(attributes))
  }

  fsetstat(handle: Handle, attributes: Attributes): Promise<void> {
    return this.#status(packetType.fsetstat, string(handle), encodeAttributes(attributes))
  }

  /** `flags` of {@link openFlag}, added up. `attributes` are those of a file that is made; not all servers heed them. */
  open(path: Uint8Array, flags: number = openFlag.read, attributes: Attributes = {}): Promise<Handle> {
    return this.#handle(packetType.open, string(path), u32(flags), encodeAttributes(attributes))
  }

  close(handle: Handle): Promise<void> {
    return this.#status(packetType.close, string(handle))
  }

  /** At most `length` bytes from `at`; undefined at the end of the file. */
  async read(handle: Handle, at: number, length: number): Promise<Buffer | undefined> {
    const packet = await this.#channel.ask(packetType.read, string(handle), u64(at), u32(length))
    return this.#channel.guarded(() => {
      const reader = new PacketReader(packet.body)
      if (packet.type === packetType.status) {
        const error = statusOf(reader)
        if (error?.code === statusCode.endOfFile) return undefined
        throw error ?? unexpected(packet)
      }
      if (packet.type !== packetType.data) throw unexpected(packet)
      const data = reader.string()
      if (data.length === 0 || data.length > length) {
        throw new SftpProtocolError(`The server gave ${data.length} bytes where ${length} were asked for`)
      }
      return data
    })
  }

  write(handle: Handle, at: number, bytes: Uint8Array): Promise<void> {
    return this.#status(packetType.write, string(handle), u64(at), u32(bytes.length), bytes)
  }

  opendir(path: Uint8Array): Promise<Handle> {
    return this.#handle(packetType.opendir, string(path))
  }

  /** Some more of a directory, without `.` and `..`; undefined after the last. */
  async readdir(handle: Handle): Promise<DirectoryEntry[] | undefined> {
    const packet = await this.#channel.ask(packetType.readdir, string(handle))
    return this.#channel.guarded(() => {
      const reader = new PacketReader(packet.body)
      if (packet.type === packetType.status) {
        const error = statusOf(reader)
        if (error?.code === statusCode.endOfFile) return undefined
        throw error ?? unexpected(packet)
      }
      return namesOf(packet, reader)
        .filter(({ name }) => !isDots(name))
        .map(checkedName)
    })
  }

  async readlink(path: Uint8Array): Promise<Buffer> {
    const packet = await this.#channel.ask(packetType.readlink, string(path))
    return this.#channel.guarded(() => {
      const reader = new PacketReader(packet.body)
      if (packet.type === packetType.status) throw statusOf(reader) ?? unexpected(packet)
      const [only] = namesOf(packet, reader)
      if (only === undefined) throw new SftpProtocolError('The server named no target of a link')
      return only.name
    })
  }

  /** The target comes first on the wire, as in OpenSSH and against the draft. */
  symlink(path: Uint8Array, target: Uint8Array): Promise<void> {
    return this.#status(packetType.symlink, string(target), string(path))
  }

  mkdir(path: Uint8Array): Promise<void> {
    return this.#status(packetType.mkdir, string(path), encodeAttributes({}))
  }

  rmdir(path: Uint8Array): Promise<void> {
    return this.#status(packetType.rmdir, string(path))
  }

  remove(path: Uint8Array): Promise<void> {
    return this.#status(packetType.remove, string(path))
  }

  /** Replaces what is at `to`, as rename(2) does; the plain request does so too where the extension is missing. */
  rename(from: Uint8Array, to: Uint8Array): Promise<void> {
    return this.#extensions.has(replace.toString())
      ? this.#status(packetType.extended, string(replace), string(from), string(to))
      : this.#status(packetType.rename, string(from), string(to))
  }

  [Symbol.dispose](): void {
    this.#channel[Symbol.dispose]()
  }

  async #attributes(type: number, ...body: Uint8Array[]): Promise<Attributes> {
    const packet = await this.#channel.ask(type, ...body)
    return this.#channel.guarded(() => {
      const reader = new PacketReader(packet.body)
      if (packet.type === packetType.status) throw statusOf(reader) ?? unexpected(packet)
      if (packet.type !== packetType.attrs) throw unexpected(packet)
      return reader.attributes()
    })
  }

  async #handle(type: number, ...body: Uint8Array[]): Promise<Handle> {
    const packet = await this.#channel.ask(type, ...body)
    return this.#channel.guarded(() => {
      const reader = new PacketReader(packet.body)
      if (packet.type === packetType.status) throw statusOf(reader) ?? unexpected(packet)
      if (packet.type !== packetType.handle) throw unexpected(packet)
      // A copy: it lives longer than the packet, which would stay in memory with it.
      return Buffer.from(reader.string())
    })
  }

  async #status(type: number, ...body: Uint8Array[]): Promise<void> {
    const packet = await this.#channel.ask(type, ...body)
    this.#channel.guarded(() => {
      if (packet.type !== packetType.status) throw unexpected(packet)
      const error = statusOf(new PacketReader(packet.body))
      if (error !== undefined) throw error
    })
  }
}

/** The refusal that a status is, or undefined when it is none. */
const statusOf = (reader: PacketReader): SftpError | undefined => {
  const code = reader.u32()
  if (code === statusCode.ok) return undefined
  return new SftpError(code, reader.left > 0 ? reader.string().toString('utf8') : '')
}

const unexpected = (packet: Packet): SftpProtocolError =>
  new SftpProtocolError(`The server answered with a packet of type ${packet.type}`)

const namesOf = (packet: Packet, reader: PacketReader): DirectoryEntry[] => {
  if (packet.type !== packetType.name) throw unexpected(packet)
  const entries: DirectoryEntry[] = []
  for (let count = reader.u32(); count > 0; count -= 1) {
    const name = Buffer.from(reader.string())
    reader.string()
    entries.push({ name, attributes: reader.attributes() })
  }
  return entries
}

const isDots = (name: Buffer): boolean => name.equals(Buffer.from('.')) || name.equals(Buffer.from('..'))

/** A name that is a path would lead out of the directory it is said to be in. */
const checkedName = (entry: DirectoryEntry): DirectoryEntry => {
  if (entry.name.length === 0 || entry.name.includes(slash) || entry.name.includes(0)) {
    throw new SftpProtocolError('The server listed a name that is none')
  }
  return entry
}
