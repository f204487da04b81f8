import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import { destination, type Logger, pino } from 'pino'
import { pinoHttp } from 'pino-http'
import type { Config } from '../config.ts'

/**
 * Logs go to stderr as JSON lines; what people are told at the start goes to stdout. When they cannot be written, since
 * the reader has gone or the disk is full, Gantry goes on without.
 */
export const createLog = (level: Config['logLevel']): Logger => {
  const lines = destination({ dest: 2, sync: true })
  lines.on('error', () => undefined)
  return pino(
    {
      level,
      base: null,
      redact: {
        // Nothing of the kind is logged on purpose; this is for what rides along inside an error or object.
        paths: ['password', 'token', 'secret', 'cookie', 'key', 'authorization', 'headers'].flatMap(
          (name) => [name, `*.${name}`, `*.*.${name}`],
        ),
        censor: '…',
      },
    },
    lines,
  )
}

/** Gives each request an id, which its answer carries too, and logs method, path and status; never headers or query. */
export const requestLog = (logger: Logger): RequestHandler =>
  pinoHttp({
    logger,
    genReqId: (_request, response) => {
      const id = randomUUID()
      response.setHeader('X-Request-Id', id)
      return id
    },
    wrapSerializers: false,
    serializers: {
      req: (request) => ({
        id: request.id,
        method: request.method,
        path: String(request.originalUrl ?? request.url).split('?')[0],
      }),
      res: (response) => ({ status: response.statusCode }),
    },
    // 502 and its like are a server's failure, which the person is told; only 500 is ours.
    customLogLevel: (_request, response, error) =>
      error !== undefined || response.statusCode === 500 ? 'error' : 'debug',
  })
