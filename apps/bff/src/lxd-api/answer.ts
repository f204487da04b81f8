import { pipeline } from 'node:stream/promises'
import type { RawStreamResponse } from '@gantry/lxd-client/node'
import type { Response } from 'express'
import { Refusal } from '../http/refusal.ts'
import { isObject } from './escapes.ts'
import { downstreamHeaders } from './headers.ts'
import { scrubOperations } from './scrub.ts'

/** 64 KiB hold every error and every started operation; a scrubbed list of operations may be longer. */
const maxSmall = 64 * 1024
const maxScrubbed = 16 * 1024 * 1024

export type Passed = {
  status: number
  /** The server's own words, when it refused. */
  error: string | undefined
  /** The operation that was started. */
  operation: Record<string, unknown> | undefined
}

/** Passes an answer on. Small ones that are looked at are read whole; all others stream, however large. */
export async function passAnswer(
  upstream: RawStreamResponse,
  response: Response,
  server: string,
  how: {
    scrub: boolean
    onStarted: (operation: Record<string, unknown>) => void
    onHead: (passed: Passed) => Promise<void>
  },
): Promise<void> {
  const { status } = upstream
  if (status >= 300 && status < 400) {
    upstream.body.destroy()
    throw new Refusal({
      status: 502,
      code: 'not-lxd',
      message: 'The server answered with a redirect, which is not followed.',
      server,
    })
  }
  const headers = downstreamHeaders(upstream.headers)
  if (status >= 400) headers['x-gantry-server'] = server
  const isJson = headers['content-type']?.startsWith('application/json') === true
  const looked = isJson && (how.scrub || status === 202 || status >= 400)
  if (!looked) {
    await how.onHead({
      status,
      error: status >= 400 ? `HTTP status ${status}` : undefined,
      operation: undefined,
    })
    response.writeHead(status, headers)
    response.flushHeaders()
    await pipeline(upstream.body, response)
    return
  }
  const text = await readText(upstream.body, how.scrub ? maxScrubbed : maxSmall, server)
  const body: unknown = parse(text)
  const operation = status === 202 && isObject(body) && isObject(body.metadata) ? body.metadata : undefined
  if (operation) how.onStarted(operation)
  const error = status >= 400 && isObject(body) && typeof body.error === 'string' ? body.error : undefined
  await how.onHead({
    status,
    error: status >= 400 ? (error ?? `HTTP status ${status}`) : undefined,
    operation,
  })
  const hide = how.scrub || operation?.class === 'websocket'
  const bytes = Buffer.from(hide ? JSON.stringify(scrubOperations(body)) : text)
  response.writeHead(status, { ...headers, 'content-length': String(bytes.length) })
  response.end(bytes)
}

async function readText(body: AsyncIterable<Uint8Array>, max: number, server: string): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > max)
      throw new Refusal({
        status: 502,
        code: 'not-lxd',
        message: 'The answer is larger than allowed.',
        server,
      })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
