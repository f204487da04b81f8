import { fail, ok, type Result } from './result.ts'
import type { Method, Query, RawResponse, StreamResponse, Transport, TransportRequest } from './transport.ts'
import type { Operation } from './types/operation.ts'

/** What every call takes. */
export interface CallOptions {
  /** Ends the call with `aborted`. */
  signal?: AbortSignal
  /** Milliseconds for the whole call; 0 means no limit. Default 30 s. */
  timeoutMs?: number
}

/** What calls take that concern one project. */
export interface ProjectOptions extends CallOptions {
  /** Default: the client's own project, else the server's default. */
  project?: string
}

/** What calls take that one cluster member must answer. */
export interface TargetOptions extends CallOptions {
  /** A cluster member's name. Default: the client's own target, else the member that is asked. */
  target?: string
}

export interface ScopeOptions extends ProjectOptions, TargetOptions {}

/** What changes take: with `etag`, the server refuses (412) when the object is not the one that was read. */
export interface ChangeOptions extends ScopeOptions {
  etag?: string
}

/** The client's own project and target, used where a call gives none. */
export interface Scope {
  project?: string
  target?: string
}

/** Everything an options object may hold. Undefined counts as missing. */
interface AnyOptions {
  project?: string | undefined
  target?: string | undefined
  etag?: string
  signal?: AbortSignal
  timeoutMs?: number
}

/** Fills in the client's own project where the call gives none. */
export function inProject<T extends ProjectOptions>(scope: Scope, options: T): T & AnyOptions {
  return { ...options, project: options.project ?? scope.project }
}

/** Fills in the client's own target where the call gives none. */
export function onTarget<T extends TargetOptions>(scope: Scope, options: T): T & AnyOptions {
  return { ...options, target: options.target ?? scope.target }
}

/** Both. */
export function inScope<T extends ScopeOptions>(scope: Scope, options: T): T & AnyOptions {
  return { ...options, project: options.project ?? scope.project, target: options.target ?? scope.target }
}

/** One request from a call's options; `body` is sent as JSON. */
export function build(
  method: Method,
  path: string,
  options: AnyOptions,
  extra: { query?: Query; body?: unknown } = {},
): TransportRequest {
  return {
    method,
    path,
    query: { project: options.project, target: options.target, ...extra.query },
    ...(extra.body === undefined ? {} : { body: { json: extra.body } }),
    ...(options.etag === undefined ? {} : { headers: { 'if-match': options.etag } }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
  }
}

/** The three kinds of answers of `doc/rest-api.md`, understood. */
export interface Caller {
  /** A sync answer's metadata, with the entity tag if there was one. */
  read<T>(request: TransportRequest): Promise<Result<T>>
  /** An async answer's operation. */
  start(request: TransportRequest): Promise<Result<Operation>>
  /** A change that some versions do at once (`undefined`) and others in the background (its operation). */
  send(request: TransportRequest): Promise<Result<Operation | undefined>>
  /** A body that is no JSON: a log, metrics. */
  text(request: TransportRequest): Promise<Result<string>>
  /** A body as it comes: an image. */
  stream(request: TransportRequest): Promise<Result<StreamResponse>>
}

/**
 * Makes calls over a transport. Every answer must look like LXD's envelope (`type`, `status_code`, `metadata`, or
 * `error`); what does not is `not-lxd`, and its body is not echoed, for it may be anything (S40).
 */
export function createCaller(transport: Transport): Caller {
  async function envelope(request: TransportRequest): Promise<Result<{ envelope: Envelope; etag?: string }>> {
    const result = await transport.request(request)
    return result.ok ? readEnvelope(result.value) : result
  }
  return {
    async read<T>(request: TransportRequest): Promise<Result<T>> {
      const result = await envelope(request)
      if (!result.ok) return result
      if (result.value.envelope.type !== 'sync') return unexpected('a background operation', request)
      return ok<T>(result.value.envelope.metadata, result.value.etag)
    },
    async start(request) {
      const result = await envelope(request)
      if (!result.ok) return result
      if (result.value.envelope.type !== 'async') return unexpected('no background operation', request)
      return ok<Operation>(result.value.envelope.metadata)
    },
    async send(request) {
      const result = await envelope(request)
      if (!result.ok) return result
      return ok<Operation | undefined>(
        result.value.envelope.type === 'async' ? result.value.envelope.metadata : undefined,
      )
    },
    async text(request) {
      const result = await transport.request(request)
      if (!result.ok) return result
      return result.value.status < 300 ? ok(result.value.text) : refusal(result.value)
    },
    async stream(request) {
      const result = await transport.stream(request)
      if (!result.ok || result.value.status < 300) return result
      return refusal({ ...result.value, text: await readText(result.value.body, maxErrorBytes) })
    },
  }
}

/** 64 KiB: an error's message is a line or two, and a refused stream must not be read to its end. */
const maxErrorBytes = 64 * 1024

interface Envelope {
  type: 'sync' | 'async'
  // The one place where a server's word is taken for its type: the contract tests compare the types with what real
  // servers send, and checking 5,000 instances field by field on every list would cost more than it finds.
  // biome-ignore lint/suspicious/noExplicitAny: see above; it leaves this file only under the caller's type.
  metadata: any
}

function readEnvelope(response: RawResponse): Result<{ envelope: Envelope; etag?: string }> {
  const body = parseObject(response.text)
  // Incus answers HTTP 200 with an error in it when a wait runs out of time.
  if (response.status >= 300 || body?.type === 'error') return refusal(response)
  if (!body || (body.type !== 'sync' && body.type !== 'async')) return notLxd(response)
  const envelope: Envelope = { type: body.type, metadata: body.metadata }
  const etag = response.headers.etag
  return ok(etag === undefined ? { envelope } : { envelope, etag })
}

function refusal(response: RawResponse): Result<never> {
  const body = parseObject(response.text)
  if (!body || typeof body.error !== 'string') return notLxd(response)
  const code = typeof body.error_code === 'number' ? body.error_code : response.status
  return fail('refused', body.error, code)
}

function notLxd({ status }: RawResponse): Result<never> {
  const redirect = status >= 300 && status < 400 ? ' It answered with a redirect, which is not followed.' : ''
  return fail(
    'not-lxd',
    `The answer does not look like LXD's or Incus's (HTTP status ${status}).${redirect}`,
    status,
  )
}

function unexpected(what: string, { method, path }: TransportRequest): Result<never> {
  return fail('not-lxd', `The server answered ${method} ${path} with ${what}, against its API description.`)
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

async function readText(body: AsyncIterable<Uint8Array>, limit: number): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  try {
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true })
      if (text.length > limit) break
    }
  } catch {
    // A broken error body still has a status, which is all that is left to tell.
  }
  return text
}
