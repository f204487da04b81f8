import { isTrue } from '@gantry/lxd-client/config-value'
import type { NodeConnection } from '@gantry/lxd-client/node'
import type { RequestBody } from '@gantry/lxd-client/transport'
import { instanceTasks } from '@gantry/protocol/instance-tasks'
import type { ServerRow } from '@gantry/protocol/server-row'
import { type Request, type Response, Router } from 'express'
import { type Caller, may } from '../access/access.ts'
import type { PendingAudit } from '../audit/audit.ts'
import type { Context } from '../context.ts'
import { projectionOf } from '../fleet/projection.ts'
import { isSameSiteChange } from '../http/origin.ts'
import { Refusal } from '../http/refusal.ts'
import { sendFailure } from '../http/send.ts'
import { type Passed, passAnswer } from './answer.ts'
import { decide } from './decide.ts'
import { isObject } from './escapes.ts'
import { lastTextOf } from './go-keys.ts'
import { guardBody } from './guard.ts'
import { guardsOf } from './guards-of.ts'
import { upstreamHeaders } from './headers.ts'
import { match } from './match.ts'
import { readQuery } from './query.ts'
import { looksLikeJson, readJson } from './read-json.ts'
import { restoredSnapshot } from './restored.ts'
import type { Route } from './route.ts'

type Parts = Pick<Context, 'access' | 'audit' | 'config' | 'fleet' | 'log' | 'operations' | 'servers'>

type Asked = {
  caller: Caller
  server: ServerRow
  connection: NodeConnection
  route: Route
  names: Record<string, string>
  path: string
  query: Record<string, string>
  project: string | undefined
}

/** Long enough for a cluster that has lost its quorum to say so. */
const answerMs = 60_000

/** Streaming proxy to the servers, behind the closed table. It is mounted where `:server` is in the path. */
export function lxdApi(context: Parts): Router {
  const router = Router({ mergeParams: true })
  router.all('/{*path}', async (request: Request, response: Response) => {
    try {
      await pass(context, request, response)
    } catch (error) {
      // Half an answer cannot be taken back; cutting it off tells the browser that it is not whole.
      if (response.headersSent) response.destroy()
      else if (error instanceof Refusal) await sendFailure(request, response, error.failed)
      else throw error
    }
  })
  return router
}

async function pass(context: Parts, request: Request, response: Response): Promise<void> {
  const asked = await admit(context, request)
  const { route, server, caller, connection } = asked
  const body = await bodyOf(context, request, asked)
  const pending = await begin(context, request, asked, body)
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const streams = body !== undefined && !('json' in body)
  const upstream = await connection.raw({
    method: route.method,
    path: asked.path,
    query: asked.query,
    headers: upstreamHeaders(request.headers, server.product ?? 'lxd'),
    signal: gone.signal,
    timeoutMs: streams || asked.path.endsWith('/wait') ? 0 : answerMs,
    ...(body === undefined ? {} : { body }),
  })
  if (!upstream.ok) {
    await settle(context, pending, { status: 503, error: upstream.message, operation: undefined })
    const { kind, message } = upstream
    const status = kind === 'timeout' ? 504 : kind === 'not-lxd' ? 502 : 503
    throw new Refusal({ status, code: kind, message, server: server.name })
  }
  await passAnswer(upstream.value, response, server.name, {
    scrub: route.scrub === true,
    onStarted: (operation) => {
      if (typeof operation.id === 'string') {
        context.operations.startedBy(server.id, operation.id.toLowerCase(), caller, operation)
      }
    },
    onHead: (passed) => settle(context, pending, passed),
  })
}

/** Everything that is decided before a byte of the body is read. */
async function admit(context: Parts, request: Request): Promise<Asked> {
  const { access, fleet, servers, operations, config } = context
  if (request.method !== 'GET' && request.method !== 'HEAD' && !isSameSiteChange(request, config)) {
    throw new Refusal({
      status: 403,
      code: 'cross-site',
      message: 'This request does not come from a page of Gantry.',
    })
  }
  const caller = await access.caller(request)
  if (!caller) throw new Refusal({ status: 401, code: 'signed-out', message: 'Sign in first.' })
  const id = String(request.params.server)
  const server = fleet.server(id)
  if (!server || !projectionOf(caller.person.bindings).server(id)) {
    throw new Refusal({ status: 404, code: 'not-found', message: 'There is no such server.' })
  }
  const mark = request.url.indexOf('?')
  const rawPath = mark < 0 ? request.url : request.url.slice(0, mark)
  const rawQuery = mark < 0 ? '' : request.url.slice(mark + 1)
  const matched = match(request.method, rawPath)
  if (matched.kind === 'bad-name')
    throw new Refusal({ status: 400, code: 'bad-name', message: matched.message })
  if (matched.kind === 'refused') throw new Refusal({ status: 404, code: 'not-passed', message: matched.why })
  if (matched.kind === 'none') {
    throw new Refusal({ status: 404, code: 'not-found', message: 'Gantry passes on no such request.' })
  }
  const { route, names, path } = matched
  const query = readQuery(rawQuery, route)
  const decision = decide({
    caller,
    server: id,
    route,
    names,
    query,
    projectConfig: (project) => fleet.projectConfig(id, project),
    operationProject: (operation) => operations.get(id, operation)?.project,
  })
  const asked = { caller, server, route, names, path, query, project: decision.project }
  if (!decision.ok) {
    if (decision.status === 403) await denied(context, request, asked, decision.message)
    throw new Refusal({
      status: decision.status,
      code: decision.status === 403 ? 'not-permitted' : 'invalid',
      message: decision.message,
    })
  }
  // Said out loud, so that no server has a default of its own: some list all projects where none is named.
  if (decision.project !== undefined && route.query.includes('project') && route.project !== 'operation') {
    query.project = decision.project
  }
  const connection = servers.connection(id)
  if (!connection || server.state === 'disabled' || server.state === 'pin-mismatch') {
    throw new Refusal({
      status: 503,
      code: server.state === 'pin-mismatch' ? 'pin-mismatch' : 'unreachable',
      message: server.why ?? 'The server is disabled.',
      server: server.name,
    })
  }
  return { ...asked, connection }
}

async function bodyOf(context: Parts, request: Request, asked: Asked): Promise<RequestBody | undefined> {
  const { route, caller, server, connection, path, query } = asked
  if (route.method === 'GET' || route.method === 'HEAD' || route.method === 'DELETE') return undefined
  const type = request.headers['content-type'] ?? 'application/json'
  const isJson = /^application\/(?:[\w.-]+\+)?json\b/i.test(type)
  if (route.guard === undefined || (!isJson && !(await looksLikeJson(request)))) {
    await guardUpload(context, request, asked, isJson)
    const length = request.headers['content-length']
    return { bytes: request, type, ...(length === undefined ? {} : { length: Number(length) }) }
  }
  const json = await readJson(request)
  const project = asked.project ?? 'default'
  const why = await guardBody(route.guard, json, {
    route,
    query,
    ...guardsOf(context.fleet, caller, server.id, project),
    current: async () => {
      const answer = await connection.request({ method: 'GET', path, query: { project } })
      const body: unknown =
        answer.ok && answer.value.status === 200 ? JSON.parse(answer.value.text) : undefined
      return isObject(body) && isObject(body.metadata) ? body.metadata : undefined
    },
  })
  if (why !== undefined) {
    await denied(context, request, asked, why)
    throw new Refusal({ status: 403, code: 'not-permitted', message: why })
  }
  return { json }
}

/** A backup brings a whole configuration along, which nobody can look at while it streams. */
async function guardUpload(context: Parts, request: Request, asked: Asked, isJson: boolean): Promise<void> {
  const { route, caller, server, project = 'default' } = asked
  if (route.guard !== 'instance' || isJson || may(caller, 'server.manage', { server: server.id })) return
  if (isTrue(context.fleet.projectConfig(server.id, project)?.restricted)) return
  const why =
    'Only an administrator of the server may import a backup: its configuration may reach out of the instance.'
  await denied(context, request, asked, why)
  throw new Refusal({ status: 403, code: 'not-permitted', message: why })
}

const subject = (request: Request, asked: Omit<Asked, 'connection'>, body?: RequestBody) => {
  const restored = restoredSnapshot(asked.route, body)
  const names = [...Object.values(asked.names), ...(restored === undefined ? [] : [restored])]
  return {
    caller: asked.caller,
    address: request.ip ?? '',
    action:
      restored === undefined
        ? (asked.route.audit ?? `read ${asked.route.path}`)
        : instanceTasks['snapshot-restore'].audit,
    server: asked.server.id,
    project: asked.project,
    target: names.join('/') || nameIn(body) || asked.path,
    request: String(request.id),
  }
}

const nameIn = (body: RequestBody | undefined): string | undefined =>
  body && 'json' in body && isObject(body.json) ? lastTextOf(body.json, 'name') : undefined

async function denied(
  { audit, log }: Parts,
  request: Request,
  asked: Omit<Asked, 'connection'>,
  message: string,
): Promise<void> {
  await audit
    .record({ ...subject(request, asked), outcome: 'denied', message })
    .catch((error: unknown) => log.error({ err: error }, 'a denial could not be recorded'))
}

/** Writes that a change begins; where that fails, nothing is changed (S44). */
async function begin(
  { audit, log }: Parts,
  request: Request,
  asked: Asked,
  body: RequestBody | undefined,
): Promise<PendingAudit | undefined> {
  if (asked.route.audit === null) return undefined
  try {
    return await audit.begin(subject(request, asked, body))
  } catch (error) {
    log.error({ err: error }, 'the audit log cannot be written')
    const message = 'The audit log cannot be written, so nothing is changed.'
    throw new Refusal({ status: 503, code: 'audit-unavailable', message })
  }
}

async function settle({ log }: Parts, pending: PendingAudit | undefined, { error }: Passed): Promise<void> {
  try {
    await pending?.settle(error === undefined ? { outcome: 'done' } : { outcome: 'failed', message: error })
  } catch (failure) {
    log.error({ err: failure }, 'the end of a change could not be recorded')
  }
}
