import type { IncomingMessage } from 'node:http'
import { Refusal } from '../http/refusal.ts'

/** An instance with its cloud-init documents is some ten kB; 1 MiB is where it cannot be one any more. */
const maxBytes = 1024 * 1024

/** Reads a body that is looked at before it passes. What goes upstream is what was parsed, written anew. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > maxBytes) {
      throw new Refusal({ status: 413, code: 'too-large', message: 'The body is larger than 1 MiB.' })
    }
    chunks.push(bytes)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    throw new Refusal({ status: 400, code: 'not-json', message: 'The body is not valid JSON.' })
  }
}

/**
 * Whether the body that comes begins like a JSON object, whatever its type says: LXD tries JSON first where it
 * takes uploads too. No image, backup or form begins with a brace. What was read is put back.
 */
export async function looksLikeJson(request: IncomingMessage): Promise<boolean> {
  for (;;) {
    const chunk: unknown = request.read()
    if (chunk instanceof Buffer) {
      request.unshift(chunk)
      const first = chunk.toString('latin1', 0, 64).trimStart()
      return first === '' || first.startsWith('{')
    }
    if (request.readableEnded || request.destroyed) return false
    await new Promise<void>((resolve) => {
      const done = (): void => {
        request.off('readable', done).off('end', done).off('close', done)
        resolve()
      }
      request.on('readable', done).on('end', done).on('close', done)
    })
  }
}
