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
  type Settable,
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
  setstat(path: Uint8Array, attributes: Settable): Promise<void> {
    return this.#status(packetType.setstat, string(path), encodeAttributes(attributes))
  }

  fsetstat(handle: Handle, attributes: Settable): Promise<void> {
    return this.#status(packetType.fsetstat, string(handle), encodeAttributes(attributes))
  }

  /** `flags` of {@link openFlag}, added up. `attributes` are those of a file that is made; not all servers heed them. */
  open(path: Uint8Array, flags: number = openFlag.read, attributes: Settable = {}): Promise<Handle> {
    return this.#handle(packetType.open, string(path), u32(flags), encodeAttributes(attributes))
  }

  close(handle: Handle): Promise<void> {
    return this.#status(packetType.close, string(handle))
  }

  /** At most `length` bytes from `at`; undefined at the end of the file. */
  read(handle: Handle, at: number, length: number): Promise<Buffer | undefined> {
    const read = (reader: PacketReader): Buffer => {
      const data = reader.string()
      if (data.length === 0 || data.length > length) {
        throw new SftpProtocolError(`The server gave ${data.length} bytes where ${length} were asked for`)
      }
      return data
    }
    return untilEnd(
      this.#answer(packetType.data, read, packetType.read, string(handle), u64(at), u32(length)),
    )
  }

  write(handle: Handle, at: number, bytes: Uint8Array): Promise<void> {
    return this.#status(packetType.write, string(handle), u64(at), u32(bytes.length), bytes)
  }

  opendir(path: Uint8Array): Promise<Handle> {
    return this.#handle(packetType.opendir, string(path))
  }

  /** Some more of a directory, without `.` and `..`; undefined after the last. */
  readdir(handle: Handle): Promise<DirectoryEntry[] | undefined> {
    const read = (reader: PacketReader): DirectoryEntry[] =>
      namesOf(reader)
        .filter(({ name }) => !isDots(name))
        .map(checkedName)
    return untilEnd(this.#answer(packetType.name, read, packetType.readdir, string(handle)))
  }

  readlink(path: Uint8Array): Promise<Buffer> {
    const read = (reader: PacketReader): Buffer => {
      const [only] = namesOf(reader)
      if (only === undefined) throw new SftpProtocolError('The server named no target of a link')
      return only.name
    }
    return this.#answer(packetType.name, read, packetType.readlink, string(path))
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

  #attributes(type: number, ...body: Uint8Array[]): Promise<Attributes> {
    return this.#answer(packetType.attrs, (reader) => reader.attributes(), type, ...body)
  }

  #handle(type: number, ...body: Uint8Array[]): Promise<Handle> {
    // A copy: it lives longer than the packet, which would stay in memory with it.
    return this.#answer(packetType.handle, (reader) => Buffer.from(reader.string()), type, ...body)
  }

  async #status(type: number, ...body: Uint8Array[]): Promise<void> {
    const refusal = await this.#answer(packetType.status, statusOf, type, ...body)
    if (refusal !== undefined) throw refusal
  }

  /** Asks, and reads the answer of the one type that it may have beside a refusal. */
  async #answer<T>(
    expected: number,
    read: (reader: PacketReader) => T,
    type: number,
    ...body: Uint8Array[]
  ): Promise<T> {
    const packet = await this.#channel.ask(type, ...body)
    return this.#channel.guarded(() => {
      const reader = new PacketReader(packet.body)
      if (packet.type === expected) return read(reader)
      if (packet.type === packetType.status) throw statusOf(reader) ?? unexpected(packet)
      throw unexpected(packet)
    })
  }
}

/** The end of a file or a directory is a refusal on the wire. */
const untilEnd = async <T>(asked: Promise<T>): Promise<T | undefined> => {
  try {
    return await asked
  } catch (error) {
    if (error instanceof SftpError && error.code === statusCode.endOfFile) return undefined
    throw error
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

const namesOf = (reader: PacketReader): DirectoryEntry[] => {
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
