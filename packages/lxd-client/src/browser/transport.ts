import { deadlineOf } from '../deadline.ts'
import { type Failure, type FailureKind, fail, messageOf, ok, type Result } from '../result.ts'
import {
  defaultMaxBytes,
  queryString,
  type RawResponse,
  type StreamResponse,
  type Transport,
  type TransportRequest,
} from '../transport.ts'

/** A request whose body is counted as it goes. */
export interface CountedRequest {
  method: string
  headers: Record<string, string>
  body: Blob
  signal: AbortSignal
  /** Told how many bytes have gone, again and again. */
  onSent: (bytes: number) => void
}

export interface BrowserOptions {
  /** Where Gantry lives: empty, or its sub-path without a slash at the end (`/gantry`). */
  base: string
  /** Gantry's id of the server. */
  server: string
  /** Headers for every request that changes something. */
  headers?: Record<string, string>
  /** What `fetch` cannot: send a file and tell how much of it has gone. Without it `onSent` is never called. */
  sendCounted?: (url: string, request: CountedRequest) => Promise<Response>
}

/**
 * The browser's way to a server: `/1.0/instances` becomes `<base>/api/servers/<id>/lxd/1.0/instances`, same-origin with
 * the session's cookie. The BFF passes a server's own answers on as they are; an answer of its own (`{error: {code,
 * message}}`) becomes a failure here: its code is a failure's kind, or else it is `refused` with the BFF's words.
 */
export function browserTransport(options: BrowserOptions): Transport {
  const prefix = `${options.base}/api/servers/${encodeURIComponent(options.server)}/lxd`

  async function send(request: TransportRequest, signal: AbortSignal): Promise<Response> {
    const body = await encodeBody(request)
    const url = prefix + request.path + queryString(request.query)
    const headers = { ...options.headers, ...body.headers, ...request.headers }
    const onSent = request.body && 'bytes' in request.body ? request.body.onSent : undefined
    if (options.sendCounted !== undefined && onSent !== undefined && body.init instanceof Blob) {
      return options.sendCounted(url, { method: request.method, headers, body: body.init, signal, onSent })
    }
    return fetch(url, {
      method: request.method,
      headers,
      credentials: 'same-origin',
      redirect: 'manual',
      signal,
      ...(body.init === undefined ? {} : { body: body.init }),
    })
  }

  return {
    async request(request): Promise<Result<RawResponse>> {
      const deadline = deadlineOf(request)
      try {
        const response = await send(request, deadline.signal)
        const text = await response.text()
        if (text.length > (request.maxBytes ?? defaultMaxBytes)) {
          return fail('not-lxd', 'The answer is larger than allowed.', response.status)
        }
        return (
          ownFailure(response.status, text) ??
          ok({ status: response.status, headers: headersOf(response), text })
        )
      } catch (error) {
        return deadline.failure() ?? fail('unreachable', messageOf(error))
      } finally {
        deadline.release()
      }
    },

    async stream(request): Promise<Result<StreamResponse>> {
      const deadline = deadlineOf(request)
      try {
        const response = await send(request, deadline.signal)
        deadline.stopClock()
        const head = { status: response.status, headers: headersOf(response) }
        if (response.status < 300) return ok({ ...head, body: chunksOf(response, deadline.release) })
        const text = await response.text()
        deadline.release()
        return ownFailure(response.status, text) ?? ok({ ...head, body: oneChunk(text) })
      } catch (error) {
        deadline.release()
        return deadline.failure() ?? fail('unreachable', messageOf(error))
      }
    },
  }
}

type FetchBody = NonNullable<RequestInit['body']>

async function encodeBody({
  body,
}: TransportRequest): Promise<{ init?: FetchBody; headers: Record<string, string> }> {
  if (body === undefined) return { headers: {} }
  if ('json' in body)
    return { init: JSON.stringify(body.json), headers: { 'content-type': 'application/json' } }
  const headers = { 'content-type': body.type ?? 'application/octet-stream' }
  return body.bytes instanceof Uint8Array || body.bytes instanceof Blob
    ? { init: body.bytes, headers }
    : { init: await collect(body.bytes), headers }
}

/** Browsers send streams over HTTP/2 only, so one is collected first. A file of the person's is a Blob and is not. */
async function collect(source: AsyncIterable<Uint8Array>): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  for await (const chunk of source) parts.push(new Uint8Array(chunk))
  return new Blob(parts)
}

async function* chunksOf(response: Response, release: () => void): AsyncGenerator<Uint8Array> {
  // Not every browser can iterate over a stream, but all have its reader.
  const reader = response.body?.getReader()
  try {
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) yield next.value
  } finally {
    release()
    // Of an ended stream this is nothing; of one left early it ends the download.
    await reader?.cancel().catch(() => undefined)
  }
}

async function* oneChunk(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}

function headersOf(response: Response): Record<string, string> {
  const headers: Record<string, string> = {}
  response.headers.forEach((value, name) => {
    headers[name] = value
  })
  return headers
}

/** The BFF's codes that are failures of the way to the server. All others are the BFF's own refusals. */
const kinds = new Map<string, FailureKind>(
  (['unreachable', 'timeout', 'pin-mismatch', 'not-lxd', 'aborted'] as const).map((kind) => [kind, kind]),
)

/** The BFF's own failure, whose `error` is an object, where a server's is a text. */
function ownFailure(status: number, text: string): Failure | undefined {
  if (status < 400) return undefined
  try {
    const body: unknown = JSON.parse(text)
    const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined
    if (typeof error !== 'object' || error === null || !('message' in error)) return undefined
    const code = 'code' in error ? String(error.code) : ''
    return fail(kinds.get(code) ?? 'refused', String(error.message), status)
  } catch {
    return undefined
  }
}
