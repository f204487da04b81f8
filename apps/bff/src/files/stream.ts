import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'

/** What a browser is sent, to be saved under a name. */
export type Head = { name: string; type: string; more?: Record<string, string | number> }

/**
 * As long as a browser may take for what was written to it. One that has paused a download reads nothing for ever, and
 * for as long as its files are open, the server neither starts nor stops the instance.
 */
const defaultPauseMs = 120_000

/**
 * Streams an answer. The first piece is waited for before it begins, so that what cannot be read at all is told as a
 * failure; after that only cutting it off can tell. A browser that goes away, or reads no more, is no fault of anybody.
 */
export const stream = async (
  source: AsyncGenerator<Buffer>,
  response: Response,
  head: Head,
  pauseMs = defaultPauseMs,
): Promise<void> => {
  const first = await source.next()
  let clock: NodeJS.Timeout | undefined
  const waits = (): void => {
    clock = setTimeout(() => response.destroy(), pauseMs)
  }
  async function* whole() {
    try {
      for (let next = first; !next.done; next = await source.next()) {
        waits()
        yield next.value
        clearTimeout(clock)
      }
      waits()
    } finally {
      await source.return(undefined)
    }
  }
  writeHead(response, head)
  try {
    await pipeline(Readable.from(whole(), { objectMode: false }), response)
  } catch (error) {
    if (!isHungUp(error)) throw error
  } finally {
    clearTimeout(clock)
  }
}

/** A file out of an instance must not become a page of our origin: the browser is made to save it, whatever it is. */
export const writeHead = (response: Response, { name, type, more = {} }: Head): void => {
  response.attachment(name)
  response.setHeader('Content-Type', type)
  for (const [key, value] of Object.entries(more)) response.setHeader(key, value)
}

const isHungUp = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
