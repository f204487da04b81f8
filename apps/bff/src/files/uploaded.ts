import type { Request } from 'express'
import { FileRefusal } from './refusals.ts'

/** As long as a body may pause: a browser that sleeps must not keep a file half written for ever. */
const pauseMs = 120_000

/** The body of a request as it comes. It fails unless it comes to its end. */
export async function* uploaded(request: Request): AsyncGenerator<Uint8Array> {
  request.setTimeout(pauseMs, () => request.destroy())
  try {
    // Left alone when the writing fails, or the answer would never reach the browser.
    yield* request.iterator({ destroyOnReturn: false })
  } catch {
    throw new FileRefusal(400, 'cut-off', 'The upload was cut off. What was there before is still there.')
  } finally {
    request.setTimeout(0)
    // What still comes is thrown away: a browser that is not listened to never reads the answer.
    request.resume()
  }
}
