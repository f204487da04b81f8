import type { IncomingMessage } from 'node:http'
import { type Failure, fail } from '../result.ts'

/** An answer to the upgrade that is not 101: LXD's own error where there is one. Nothing of it is passed on (S8). */
export async function refusalOf(response: IncomingMessage, what: string): Promise<Failure> {
  const status = response.statusCode ?? 0
  let text = ''
  try {
    for await (const chunk of response.setEncoding('utf8')) {
      text += String(chunk)
      if (text.length > 64 * 1024) break
    }
    const body: unknown = JSON.parse(text)
    if (typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'string') {
      return fail('refused', body.error, status)
    }
  } catch {
    // Neither JSON nor whole: it is not LXD that answers.
  }
  return fail('not-lxd', `The answer to the ${what} request was HTTP status ${status}`, status)
}
