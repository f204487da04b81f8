import { createHash } from 'node:crypto'
import type { Sftp } from '@gantry/lxd-client/node/sftp'
import { readBytes } from '@gantry/lxd-client/node/transfer'
import { bytesToText } from '@gantry/protocol/byte-text'
import { maxEditedBytes } from '@gantry/protocol/files'
import type { Request, Response } from 'express'
import { kindOf } from './entry.ts'
import { nameOf } from './paths.ts'
import { FileRefusal } from './refusals.ts'
import { type Head, stream, writeHead } from './stream.ts'
import { tarDirectory } from './tar-directory.ts'

export type SendOptions = {
  /** Milliseconds that the browser may read nothing. */
  pauseMs?: number
  /** Milliseconds that a file of the kernel's may give nothing. */
  silentMs?: number
}

/** Sends the bytes of a file as fast as the browser takes them, with Range. HEAD reads none of them. */
export const sendFile = async (
  sftp: Sftp,
  path: Buffer,
  request: Request,
  response: Response,
  { pauseMs, silentMs = 5_000 }: SendOptions = {},
): Promise<void> => {
  // Asked before it is opened: to open a pipe would wait for its other end.
  const attributes = await sftp.stat(path)
  if (kindOf(attributes) !== 'file') {
    throw new FileRefusal(409, 'not-a-file', 'This is no file with a content.')
  }
  const name = bytesToText(nameOf(path))
  const head = (more: Head['more'] = {}): Head => ({
    name,
    type: 'application/octet-stream',
    more: { 'Accept-Ranges': 'bytes', ...more },
  })
  if (request.method === 'HEAD') {
    const { size = 0 } = attributes
    writeHead(response, head(size > 0 ? { 'Content-Length': size } : {}))
    response.end()
    return
  }
  const handle = await sftp.open(path)
  try {
    const { size = 0 } = await sftp.fstat(handle)
    const range = rangeOf(request, response, size)
    if (range !== undefined) {
      const { start, end } = range
      response.status(206)
      const length = end + 1 - start
      const fields = { 'Content-Length': length, 'Content-Range': `bytes ${start}-${end}/${size}` }
      await stream(exactly(readBytes(sftp, handle, start, end + 1), length), response, head(fields), pauseMs)
    } else if (size > maxEditedBytes) {
      const bytes = exactly(readBytes(sftp, handle, 0, size), size)
      await stream(bytes, response, head({ 'Content-Length': size }), pauseMs)
    } else {
      const bytes = readBytes(sftp, handle)
      const { all, fields } = await small(size === 0 ? prompt(bytes, sftp, silentMs) : bytes)
      await stream(all, response, head(fields), pauseMs)
    }
  } finally {
    await sftp.close(handle).catch(() => undefined)
  }
}

/**
 * The one part of a file that is asked for; undefined when it is all of it. Large files have no tag that `If-Range` could
 * name, so that whoever wants a part only of the same file gets the whole of this one.
 */
const rangeOf = (
  request: Request,
  response: Response,
  size: number,
): { start: number; end: number } | undefined => {
  if (size === 0 || request.get('if-range') !== undefined) return undefined
  const ranges = request.range(size, { combine: true })
  if (ranges === -1) {
    response.setHeader('Content-Range', `bytes */${size}`)
    throw new FileRefusal(416, 'no-such-range', 'The file has no such part.')
  }
  return Array.isArray(ranges) && ranges.type === 'bytes' ? ranges[0] : undefined
}

/**
 * A small file is read whole, so that its hash can go in front of it. Those of /proc say that they have 0 bytes, and
 * have a content all the same, which may be long: then what was read goes first, and the rest follows.
 */
const small = async (
  source: AsyncGenerator<Buffer>,
): Promise<{ all: AsyncGenerator<Buffer>; fields: Record<string, string | number> }> => {
  const pieces: Buffer[] = []
  let size = 0
  let next = await source.next()
  for (; !next.done && size <= maxEditedBytes; next = await source.next()) {
    pieces.push(next.value)
    size += next.value.length
  }
  if (!next.done) pieces.push(next.value)
  async function* all() {
    yield* pieces
    yield* source
  }
  const hash = createHash('sha256').update(Buffer.concat(pieces)).digest('hex')
  return { all: all(), fields: next.done ? { 'Content-Length': size, ETag: `"${hash}"` } : {} }
}

/**
 * What says that it has no bytes may be one of the kernel's files that wait for something to happen, like /proc/kmsg. The
 * server answers in the order of the questions, so one that waits holds up all else: then the session is ended.
 */
async function* prompt(source: AsyncGenerator<Buffer>, sftp: Sftp, silentMs: number): AsyncGenerator<Buffer> {
  while (true) {
    let isSilent = false
    const clock = setTimeout(() => {
      isSilent = true
      sftp[Symbol.dispose]()
    }, silentMs)
    try {
      const next = await source.next()
      clearTimeout(clock)
      if (next.done) return
      yield next.value
    } catch (error) {
      if (isSilent)
        throw new FileRefusal(409, 'file-silent', 'The file gives nothing until something happens.')
      throw error
    } finally {
      clearTimeout(clock)
    }
  }
}

/** Fails when a source ends early: the length was promised, and the browser must see that it is not whole. */
async function* exactly(source: AsyncIterable<Buffer>, length: number): AsyncGenerator<Buffer> {
  let sent = 0
  for await (const piece of source) {
    sent += piece.length
    yield piece
  }
  if (sent < length) throw new FileRefusal(409, 'file-shrank', 'The file became shorter while it was read.')
}

/** HEAD says only whether there is such a directory. */
export const sendTar = async (
  sftp: Sftp,
  path: Buffer,
  request: Request,
  response: Response,
  { pauseMs }: SendOptions = {},
): Promise<void> => {
  const name = nameOf(path)
  const head = {
    name: `${name.length === 0 ? 'root' : bytesToText(name)}.tar`,
    type: 'application/x-tar',
  }
  const tar = tarDirectory(sftp, path)
  if (request.method !== 'HEAD') return stream(tar, response, head, pauseMs)
  await tar.next()
  await tar.return(undefined)
  writeHead(response, head)
  response.end()
}
