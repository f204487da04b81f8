import type { Request, RequestHandler, Response } from 'express'
import { Refusal } from './refusal.ts'

/** A JSON body of at most a few hundred KiB takes no longer on any link worth having (S22). */
export const defaultBodyMs = 15_000

/** Reads a JSON body. Anything else is refused: a form of another site can send text, but not this type (S17). */
export const readBody = async (
  request: Request,
  response: Response,
  json: RequestHandler,
  bodyMs: number,
): Promise<unknown> => {
  if (request.is('application/json') === false) {
    throw new Refusal({ status: 415, code: 'not-json', message: 'The body must be JSON (application/json).' })
  }
  let clock: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    clock = setTimeout(() => {
      response.setHeader('Connection', 'close')
      reject(new Refusal({ status: 408, code: 'too-slow', message: 'The body did not come in time.' }))
    }, bodyMs)
  })
  const read = new Promise<unknown>((resolve, reject) => {
    json(request, response, (error?: unknown) => {
      if (error === undefined) resolve(request.body)
      else reject(bodyRefusal(error))
    })
  })
  try {
    return await Promise.race([read, late])
  } finally {
    clearTimeout(clock)
  }
}

const bodyRefusal = (error: unknown): unknown => {
  const type = error instanceof Error && 'type' in error ? error.type : undefined
  if (type === 'entity.too.large') {
    return new Refusal({ status: 413, code: 'too-large', message: 'The body is larger than allowed.' })
  }
  if (type === undefined) return error
  return new Refusal({ status: 400, code: 'not-json', message: 'The body is not valid JSON.' })
}
