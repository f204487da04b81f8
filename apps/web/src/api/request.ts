import { Failure } from '@gantry/protocol/failure'
import * as z from 'zod/mini'
import { t } from '../i18n/en.ts'
import { apiUrl } from './base.ts'
import type { ApiFailure, ApiResult } from './result.ts'
import { tellSignedOut } from './signed-out.ts'

export type RequestOptions = {
  body?: unknown
  query?: Record<string, string | number | undefined>
  signal?: AbortSignal
}

const address = (path: string, query: RequestOptions['query']): URL => {
  const url = apiUrl(path)
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== '') url.searchParams.set(name, String(value))
  }
  return url
}

export const refusal = async (response: Response): Promise<ApiFailure> => {
  const parsed = Failure.safeParse(await response.json().catch(() => undefined))
  const signedOut = response.status === 401
  if (!parsed.success) {
    const message = `${t.errors.unexpected} (${response.status})`
    return {
      kind: signedOut ? 'signed-out' : 'unexpected',
      status: response.status,
      code: 'unexpected',
      message,
    }
  }
  const { code, message, request, server, fields } = parsed.data.error
  return {
    kind: signedOut && server === undefined ? 'signed-out' : 'refused',
    status: response.status,
    code,
    message,
    request,
    ...(server === undefined ? {} : { server }),
    ...(fields === undefined ? {} : { fields }),
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

const send = (method: Method, path: string, options: RequestOptions): Promise<Response> =>
  fetch(address(path, options.query), {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  })

/**
 * One request to the BFF's own API: `request('GET', 'api/people', { schema: z.array(Person) })`. It never throws:
 * failures are values. Leave the schema out where the answer has no body. An answer 401 tells the whole page that
 * the session is over, except for `sign-in` itself, where it means a wrong password.
 */
export function request<S extends z.ZodMiniType>(
  method: Method,
  path: string,
  options: RequestOptions & { schema: S },
): Promise<ApiResult<z.output<S>>>
export function request(method: Method, path: string, options?: RequestOptions): Promise<ApiResult<undefined>>
export async function request(
  method: Method,
  path: string,
  options: RequestOptions & { schema?: z.ZodMiniType } = {},
): Promise<ApiResult<unknown>> {
  let response: Response
  try {
    response = await send(method, path, options)
  } catch {
    return { ok: false, failure: { kind: 'network', code: 'network', message: t.errors.unreachable } }
  }
  if (!response.ok) {
    const failure = await refusal(response)
    if (failure.kind === 'signed-out' && !path.endsWith('api/sign-in')) tellSignedOut()
    return { ok: false, failure }
  }
  if (options.schema === undefined) {
    // Read to its end all the same: browsers report an answer that nobody reads as an aborted request.
    await response.text().catch(() => undefined)
    return { ok: true, value: undefined }
  }
  const parsed = z.safeParse(options.schema, await response.json().catch(() => undefined))
  if (parsed.success) return { ok: true, value: parsed.data }
  const message = `${t.errors.unexpected} ${z.prettifyError(parsed.error)}`
  return { ok: false, failure: { kind: 'unexpected', status: response.status, code: 'unexpected', message } }
}

/**
 * A text as it comes, for what is no JSON and may break off: `whole` says whether its end came. Nothing at all, or a
 * refusal, is a failure.
 */
export const requestText = async (
  path: string,
  signal: AbortSignal,
): Promise<ApiResult<{ text: string; whole: boolean }>> => {
  const network = { kind: 'network', code: 'network', message: t.errors.unreachable } as const
  let text = ''
  try {
    const response = await send('GET', path, { signal })
    if (!response.ok) {
      const failure = await refusal(response)
      if (failure.kind === 'signed-out') tellSignedOut()
      return { ok: false, failure }
    }
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) text += next.value
    return { ok: true, value: { text, whole: true } }
  } catch {
    return text === '' ? { ok: false, failure: network } : { ok: true, value: { text, whole: false } }
  }
}
