import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Sftp } from '@gantry/lxd-client/node/sftp'
import { readBytes } from '@gantry/lxd-client/node/transfer'
import { bytesToText } from '@gantry/protocol/byte-text'
import { maxEditedBytes } from '@gantry/protocol/files'
import type { Request, Response } from 'express'
import { kindOf } from './entry.ts'
import { nameOf } from './paths.ts'
import { FileRefusal } from './refusals.ts'
import { tarDirectory } from './tar-directory.ts'

/**
 * The header that makes a browser save the answer, never show it: a file out of an instance must not become a page of
 * our origin. Names that are no UTF-8 come as we write them everywhere.
 */
const attachment = (name: string): string => {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}

/**
 * Streams an answer. The first piece is waited for before it begins, so that what cannot be read at all is told as a
 * failure; after that only cutting it off can tell. A browser that goes away is no fault of anybody.
 */
const stream = async (
  source: AsyncGenerator<Buffer>,
  response: Response,
  head: Record<string, string | number>,
): Promise<void> => {
  const first = await source.next()
  async function* whole() {
    try {
      if (!first.done) yield first.value
      yield* source
    } finally {
      await source.return(undefined)
    }
  }
  for (const [name, value] of Object.entries(head)) response.setHeader(name, value)
  try {
    await pipeline(Readable.from(whole(), { objectMode: false }), response)
  } catch (error) {
    if (!isGone(error)) throw error
  }
}

const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'

/** Sends the bytes of a file as fast as the browser takes them, with Range. */
export const sendFile = async (
  sftp: Sftp,
  path: Buffer,
  request: Request,
  response: Response,
): Promise<void> => {
  // Asked before it is opened: to open a pipe would wait for its other end.
  if (kindOf(await sftp.stat(path)) !== 'file') {
    throw new FileRefusal(409, 'not-a-file', 'This is no file with a content.')
  }
  const handle = await sftp.open(path)
  try {
    const { size = 0 } = await sftp.fstat(handle)
    const head = {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': attachment(bytesToText(nameOf(path))),
      'Accept-Ranges': 'bytes',
    }
    const range = rangeOf(request, response, size)
    if (range !== undefined) {
      const { start, end } = range
      response.status(206)
      const length = end + 1 - start
      await stream(exactly(readBytes(sftp, handle, start, end + 1), length), response, {
        ...head,
        'Content-Length': length,
        'Content-Range': `bytes ${start}-${end}/${size}`,
      })
    } else if (size > maxEditedBytes) {
      const bytes = exactly(readBytes(sftp, handle, 0, size), size)
      await stream(bytes, response, { ...head, 'Content-Length': size })
    } else await sendSmall(readBytes(sftp, handle), response, head)
  } finally {
    await sftp.close(handle).catch(() => undefined)
  }
}

/** The one part of a file that is asked for; undefined when it is all of it. */
const rangeOf = (
  request: Request,
  response: Response,
  size: number,
): { start: number; end: number } | undefined => {
  const ranges = size === 0 ? undefined : request.range(size, { combine: true })
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
const sendSmall = async (
  source: AsyncGenerator<Buffer>,
  response: Response,
  head: Record<string, string>,
): Promise<void> => {
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
  await stream(all(), response, next.done ? { ...head, 'Content-Length': size, ETag: `"${hash}"` } : head)
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

export const sendTar = (sftp: Sftp, path: Buffer, response: Response): Promise<void> => {
  const name = nameOf(path)
  return stream(tarDirectory(sftp, path), response, {
    'Content-Type': 'application/x-tar',
    'Content-Disposition': attachment(`${name.length === 0 ? 'root' : bytesToText(name)}.tar`),
  })
}
