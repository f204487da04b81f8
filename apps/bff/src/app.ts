import express, { type ErrorRequestHandler, type Express, type Router } from 'express'
import type { Context } from './context.ts'
import { endpoints } from './endpoints/endpoints.ts'
import { mountEndpoints, unknownEndpoint } from './http/mount-endpoints.ts'
import { isOurHost } from './http/origin.ts'
import { requestLog } from './http/request-log.ts'
import { securityHeaders } from './http/security-headers.ts'
import { sendFailure } from './http/send.ts'
import { serveWeb } from './http/web.ts'

/** The application below its base path. `lxdApi` is the proxy to the servers. */
export const createApp = (context: Context, lxdApi: Router): Express => {
  const { config, log } = context
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', config.trustedProxies.length > 0 ? config.trustedProxies : false)
  app.set('query parser', 'simple')
  app.use(requestLog(log))
  app.use(securityHeaders(config))
  app.use(async (request, response, next) => {
    if (isOurHost(request.headers.host, config)) return next()
    const message =
      'Gantry does not answer to this host name. Set GANTRY_PUBLIC_URL to the address that people use.'
    await sendFailure(request, response, { status: 421, code: 'unknown-host', message })
  })
  const below = express.Router()
  below.use(mountEndpoints(endpoints, context))
  below.use('/api/servers/:server/lxd', lxdApi)
  below.all('/api/{*path}', unknownEndpoint(context))
  below.use(serveWeb(config))
  app.use(config.basePath, below)
  app.use(async (request, response) => {
    await sendFailure(request, response, {
      status: 404,
      code: 'not-found',
      message: 'There is nothing here.',
    })
  })
  const failed: ErrorRequestHandler = async (error, request, response, next) => {
    request.log.error({ err: error }, 'a request failed')
    // Half an answer is out already: only cutting it off tells the browser that it is not whole.
    if (response.headersSent) return next(error)
    await sendFailure(request, response, { status: 500, code: 'internal', message: 'Gantry itself failed.' })
  }
  app.use(failed)
  return app
}
