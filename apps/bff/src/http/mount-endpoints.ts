import express, { type Request, type Response, Router } from 'express'
import { type Caller, may } from '../access/access.ts'
import type { PendingAudit } from '../audit/audit.ts'
import type { Context } from '../context.ts'
import type { Answer, Endpoint, From } from '../endpoint.ts'
import { createLimits } from './limits.ts'
import { isSameSiteChange } from './origin.ts'
import { defaultBodyMs, readBody } from './read-body.ts'
import { Refusal } from './refusal.ts'
import { sendFailure, sendJson } from './send.ts'
import { validate } from './validate.ts'

const signedOut = { status: 401, code: 'signed-out', message: 'Sign in first.' }
const denied = { status: 403, code: 'not-permitted', message: 'You may not do this.' }

export type MountOptions = {
  /** Milliseconds that a body may take to arrive. */
  bodyMs?: number
}

/** Makes a router of endpoints. What is under `/api` and in no router is 404, and 401 before login (S21). */
export const mountEndpoints = (
  endpoints: readonly Endpoint[],
  context: Context,
  { bodyMs = defaultBodyMs }: MountOptions = {},
): Router => {
  const router = Router()
  for (const endpoint of endpoints) {
    const limits = createLimits(endpoint.limits ?? [])
    const json = express.json({
      limit: endpoint.bodyLimit ?? 64 * 1024,
      type: 'application/json',
      strict: true,
      reviver: (key, value) => (key === '__proto__' ? undefined : value),
    })
    router[endpoint.method](endpoint.path, async (request, response) => {
      // Also where a handler writes the answer itself: what one person may see is no cache's to keep.
      response.setHeader('Cache-Control', 'no-store')
      try {
        const body = () => readBody(request, response, json, bodyMs)
        const { answer, pending } = await run(endpoint, context, request, response, body, limits)
        await settle(pending, answer, context)
        await send(answer, request, response)
      } catch (error) {
        if (error instanceof Refusal) await sendFailure(request, response, error.failed)
        else throw error
      }
    })
  }
  return router
}

/** Unknown paths of the API. */
export const unknownEndpoint =
  (context: Context) =>
  async (request: Request, response: Response): Promise<void> => {
    const caller = await context.access.caller(request)
    await sendFailure(
      request,
      response,
      caller === undefined
        ? signedOut
        : { status: 404, code: 'not-found', message: 'There is no such endpoint.' },
    )
  }

const fromOf = (request: Request): From => ({
  address: request.ip ?? '',
  agent: request.get('user-agent') ?? '',
  request: String(request.id),
})

type Ran = { answer: Answer; pending: PendingAudit | undefined }

const run = async (
  endpoint: Endpoint,
  context: Context,
  request: Request,
  response: Response,
  read: () => Promise<unknown>,
  limits: ReturnType<typeof createLimits>,
): Promise<Ran> => {
  const changes = endpoint.method !== 'get'
  if (changes && !isSameSiteChange(request, context.config)) {
    throw new Refusal({
      status: 403,
      code: 'cross-site',
      message: 'This request does not come from a page of Gantry.',
    })
  }
  const from = fromOf(request)
  const caller = await authorized(endpoint, context, request, from)
  const body = endpoint.body === undefined ? undefined : validate(endpoint.body, await read())
  const query = endpoint.query === undefined ? undefined : validate(endpoint.query, { ...request.query })
  await limits(request, response, { caller, body })
  const params = { ...request.params }
  // Who signs in is not known yet, whoever's session the browser had before; the handler tells when it succeeds.
  const known = endpoint.authorize === 'anyone' ? undefined : caller
  const pending = await begin(endpoint, context, { caller: known, from, params, body, query })
  const controller = new AbortController()
  response.once('close', () => controller.abort())
  try {
    const { signal } = controller
    const answer = await endpoint.handler({
      body,
      query,
      params,
      context,
      caller,
      from,
      request,
      response,
      signal,
    })
    return { answer, pending }
  } catch (error) {
    await pending?.settle({ outcome: 'failed', message: 'Gantry itself failed; its log has the request' })
    throw error
  }
}

const authorized = async (
  { authorize, audit, method, path }: Endpoint,
  context: Context,
  request: Request,
  from: From,
): Promise<Caller | undefined> => {
  const caller = await context.access.caller(request)
  if (authorize === 'anyone') return caller
  if (caller === undefined) throw new Refusal(signedOut)
  if (authorize === 'signed-in') return caller
  const target = authorize.target?.({ ...request.params }) ?? {}
  if (may(caller, authorize.permission, target)) return caller
  const action = audit === undefined ? `${method.toUpperCase()} ${path}` : nameOf(audit)
  await context.audit
    .record({ caller, ...from, action, ...target, target: lastParam(request.params), outcome: 'denied' })
    .catch((error: unknown) => context.log.error({ error }, 'a denial could not be recorded'))
  throw new Refusal(denied)
}

const nameOf = (audit: NonNullable<Endpoint['audit']>): string =>
  typeof audit === 'string' ? audit : audit.action

const lastParam = (params: Record<string, unknown>): string => String(Object.values(params).at(-1) ?? '')

/** Writes that the change begins; where that fails, so does the request, and nothing is changed (S44). */
const begin = async (
  { audit, authorize }: Endpoint,
  context: Context,
  asked: {
    caller: Caller | undefined
    from: From
    params: Record<string, unknown>
    body: unknown
    query: unknown
  },
): Promise<PendingAudit | undefined> => {
  if (audit === undefined || (typeof audit === 'object' && 'by' in audit)) return undefined
  const { caller, from, params, body, query } = asked
  const target = typeof audit === 'string' ? lastParam(params) : audit.target({ params, body, query })
  const place = typeof authorize === 'object' ? (authorize.target?.(params) ?? {}) : {}
  const server = (typeof audit === 'string' ? undefined : audit.server?.(params)) ?? place.server
  try {
    return await context.audit.begin({ caller, ...from, action: nameOf(audit), target, ...place, server })
  } catch (error) {
    context.log.error({ err: error }, 'the audit log cannot be written')
    throw new Refusal({
      status: 503,
      code: 'audit-unavailable',
      message: 'The audit log cannot be written, so nothing is changed.',
    })
  }
}

const settle = async (pending: PendingAudit | undefined, answer: Answer, context: Context): Promise<void> => {
  if (pending === undefined) return
  const failed = answer !== 'sent' && 'failed' in answer ? answer.failed : undefined
  const extra = answer === 'sent' ? undefined : answer.audit
  try {
    await pending.settle({
      outcome:
        failed === undefined ? 'done' : failed.status === 403 || failed.status === 401 ? 'denied' : 'failed',
      message: failed?.message,
      ...extra,
    })
  } catch (error) {
    // It was carried out and stands as begun; the next start closes the record.
    context.log.error({ err: error }, 'the end of a change could not be recorded')
  }
}

const send = async (answer: Answer, request: Request, response: Response): Promise<void> => {
  if (answer === 'sent') return
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value)
  if ('failed' in answer) return sendFailure(request, response, answer.failed)
  if (answer.body === undefined) response.status(answer.status ?? 204).end()
  else await sendJson(request, response, answer.status ?? 200, answer.body)
}
