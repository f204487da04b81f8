import { t } from '../i18n/en.ts'
import { apiUrl } from './base.ts'
import { refusal } from './request.ts'
import type { ApiFailure, ApiResult } from './result.ts'
import { tellSignedOut } from './signed-out.ts'

/** Some bytes, and the tag that names this content of them, where the BFF gave one. */
export type Tagged = { bytes: Uint8Array<ArrayBuffer>; tag: string | undefined }

const network: ApiFailure = { kind: 'network', code: 'network', message: t.errors.unreachable }

const aborted: ApiFailure = { ...network, code: 'aborted' }

const failed = (failure: ApiFailure): ApiResult<never> => {
  if (failure.kind === 'signed-out') tellSignedOut()
  return { ok: false, failure }
}

export const bytesUrl = (path: string, query: Record<string, string>): string => {
  const url = apiUrl(path)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.href
}

/** Reads what is no JSON, whole, unless it is larger than `most` bytes: then nothing of it is kept. */
export const requestBytes = async (
  url: string,
  most: number,
  signal: AbortSignal,
): Promise<ApiResult<Tagged>> => {
  try {
    const response = await fetch(url, { credentials: 'same-origin', signal })
    if (!response.ok) return failed(await refusal(response))
    const pieces: Uint8Array<ArrayBuffer>[] = []
    let size = 0
    const reader = response.body?.getReader()
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      pieces.push(next.value)
      size += next.value.length
      if (size <= most) continue
      await reader?.cancel()
      return failed({ kind: 'refused', code: 'too-large', message: t.errors.tooLarge })
    }
    const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer())
    return { ok: true, value: { bytes, tag: response.headers.get('etag') ?? undefined } }
  } catch {
    return { ok: false, failure: network }
  }
}

type PutOptions = {
  headers?: Record<string, string>
  signal?: AbortSignal
  /** Bytes that have left so far. */
  onProgress?: (sent: number) => void
}

/** Sends a file as it lies on the disk, however large. An XMLHttpRequest, since fetch does not tell how far it is. */
export const putBytes = (
  url: string,
  body: Blob,
  { headers = {}, signal, onProgress }: PutOptions = {},
): Promise<ApiResult<{ tag: string | undefined }>> =>
  new Promise((resolve) => {
    const asked = new XMLHttpRequest()
    const abort = (): void => asked.abort()
    const settle = (result: ApiResult<{ tag: string | undefined }>): void => {
      signal?.removeEventListener('abort', abort)
      resolve(result)
    }
    const onLoad = async (): Promise<void> => {
      if (asked.status >= 200 && asked.status < 300) {
        return settle({ ok: true, value: { tag: asked.getResponseHeader('etag') ?? undefined } })
      }
      settle(failed(await refusal(new Response(asked.responseText, { status: asked.status }))))
    }
    asked.addEventListener('load', () => void onLoad())
    asked.addEventListener('error', () => settle({ ok: false, failure: network }))
    asked.addEventListener('abort', () => settle({ ok: false, failure: aborted }))
    asked.upload.addEventListener('progress', ({ loaded }) => onProgress?.(loaded))
    asked.open('PUT', url)
    asked.setRequestHeader('content-type', 'application/octet-stream')
    for (const [name, value] of Object.entries(headers)) asked.setRequestHeader(name, value)
    // One that was never sent has no event of its end.
    if (signal?.aborted) return settle({ ok: false, failure: aborted })
    signal?.addEventListener('abort', abort)
    asked.send(body)
  })
