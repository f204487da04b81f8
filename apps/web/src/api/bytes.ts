import { t } from '../i18n/en.ts'
import { apiUrl } from './base.ts'
import { refusal } from './request.ts'
import type { ApiFailure, ApiResult } from './result.ts'
import { sendCounted } from './send-counted.ts'
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

/** Sends a file as it lies on the disk, however large. */
export const putBytes = async (
  url: string,
  body: Blob,
  { headers = {}, signal = new AbortController().signal, onProgress = () => undefined }: PutOptions = {},
): Promise<ApiResult<{ tag: string | undefined }>> => {
  try {
    const response = await sendCounted(url, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream', ...headers },
      body,
      signal,
      onSent: onProgress,
    })
    if (!response.ok) return failed(await refusal(response))
    return { ok: true, value: { tag: response.headers.get('etag') ?? undefined } }
  } catch {
    return { ok: false, failure: signal.aborted ? aborted : network }
  }
}
