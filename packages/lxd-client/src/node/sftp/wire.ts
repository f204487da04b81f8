/*
 * SFTP version 3 (draft-ietf-secsh-filexfer-02) as LXD and Incus serve it over a bare connection, without SSH.
 * Numbers are big-endian and unsigned; a string is u32 length and bytes, of no encoding: paths are bytes.
 *
 *   packet    u32 length of the rest, u8 type, body
 *   INIT      u32 version            VERSION   u32 version, then pairs of strings: extension, its version
 *   all other bodies begin with u32 id, and an answer has the id of its request:
 *
 *   OPEN      path, u32 flags, attrs       → HANDLE        CLOSE     handle                → STATUS
 *   READ      handle, u64 at, u32 length   → DATA | STATUS WRITE     handle, u64 at, data  → STATUS
 *   LSTAT     path                         → ATTRS         STAT      path                  → ATTRS
 *   FSTAT     handle                       → ATTRS         FSETSTAT  handle, attrs         → STATUS
 *   SETSTAT   path, attrs                  → STATUS        OPENDIR   path                  → HANDLE
 *   READDIR   handle                       → NAME | STATUS REMOVE    path                  → STATUS
 *   MKDIR     path, attrs                  → STATUS        RMDIR     path                  → STATUS
 *   RENAME    from, to                     → STATUS        READLINK  path                  → NAME (one)
 *   SYMLINK   target, path                 → STATUS        EXTENDED  name, its own         → STATUS
 *
 *   attrs     u32 flags, [u64 size], [u32 uid, u32 gid], [u32 mode], [u32 atime, u32 mtime], [extended pairs]
 *   NAME      u32 count, then name, a line as of `ls -l` (ignored), attrs
 *   STATUS    u32 code, message, language
 */

export const packetType = {
  init: 1,
  version: 2,
  open: 3,
  close: 4,
  read: 5,
  write: 6,
  lstat: 7,
  fstat: 8,
  setstat: 9,
  fsetstat: 10,
  opendir: 11,
  readdir: 12,
  remove: 13,
  mkdir: 14,
  rmdir: 15,
  stat: 17,
  rename: 18,
  readlink: 19,
  symlink: 20,
  status: 101,
  handle: 102,
  data: 103,
  name: 104,
  attrs: 105,
  extended: 200,
} as const

export const openFlag = { read: 0x01, write: 0x02, create: 0x08, exclusive: 0x20 } as const

export const attributeFlag = {
  size: 0x01,
  owner: 0x02,
  mode: 0x04,
  times: 0x08,
  extended: 0x8000_0000,
} as const

/** What a file is like. What the server left out is undefined. */
export type Attributes = {
  /** Bytes. */
  size?: number
  uid?: number
  gid?: number
  /** With the type of the file in its upper bits, as in `st_mode`. */
  mode?: number
  /** Seconds since 1970. */
  modified?: number
}

/** The other side sent what is no SFTP. The connection is of no use any more. */
export class SftpProtocolError extends Error {}

/** Reads the body of one packet; whatever it says about lengths, nothing outside of it is read. */
export class PacketReader {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  get left(): number {
    return this.#bytes.length - this.#at
  }

  u32(): number {
    return this.#bytes.readUInt32BE(this.#take(4))
  }

  /** Sizes beyond 2⁵³ lose their last digits; no file system has such files. */
  u64(): number {
    return Number(this.#bytes.readBigUInt64BE(this.#take(8)))
  }

  string(): Buffer {
    const length = this.u32()
    const start = this.#take(length)
    return this.#bytes.subarray(start, start + length)
  }

  attributes(): Attributes {
    const flags = this.u32()
    const attributes: Attributes = {}
    if (flags & attributeFlag.size) attributes.size = this.u64()
    if (flags & attributeFlag.owner) {
      attributes.uid = this.u32()
      attributes.gid = this.u32()
    }
    if (flags & attributeFlag.mode) attributes.mode = this.u32()
    if (flags & attributeFlag.times) {
      this.u32()
      attributes.modified = this.u32()
    }
    if (flags & attributeFlag.extended) {
      for (let count = this.u32(); count > 0; count -= 1) {
        this.string()
        this.string()
      }
    }
    return attributes
  }

  #take(length: number): number {
    const start = this.#at
    if (length > this.left) throw new SftpProtocolError('A packet of the server ends too early')
    this.#at += length
    return start
  }
}

export const u32 = (value: number): Buffer => {
  const bytes = Buffer.allocUnsafe(4)
  bytes.writeUInt32BE(value)
  return bytes
}

export const u64 = (value: number): Buffer => {
  const bytes = Buffer.allocUnsafe(8)
  bytes.writeBigUInt64BE(BigInt(value))
  return bytes
}

export const string = (bytes: Uint8Array): Buffer => Buffer.concat([u32(bytes.length), bytes])

/** What of a file can be set here. */
export type Settable = Pick<Attributes, 'uid' | 'gid' | 'mode'>

/** What is undefined is not sent, nor an owner without a group or the other way round. */
export const encodeAttributes = ({ uid, gid, mode }: Settable): Buffer => {
  const parts: Buffer[] = []
  let flags = 0
  if (uid !== undefined && gid !== undefined) {
    flags |= attributeFlag.owner
    parts.push(u32(uid), u32(gid))
  }
  if (mode !== undefined) {
    flags |= attributeFlag.mode
    parts.push(u32(mode))
  }
  return Buffer.concat([u32(flags), ...parts])
}

/** A whole packet. */
export const encodePacket = (type: number, ...body: Uint8Array[]): Buffer => {
  const length = body.reduce((sum, part) => sum + part.length, 1)
  return Buffer.concat([u32(length), Buffer.of(type), ...body])
}
