import { ok } from '../../src/result.ts'
import type { RawResponse, Transport, TransportRequest } from '../../src/transport.ts'
import type { Operation } from '../../src/types/operation.ts'

export const id = '6916c8a6-9b7d-4abd-90b3-aedfec7ec7da'
export const operation: Operation = {
  id,
  class: 'task',
  description: 'Starting instance',
  created_at: '2026-01-02T03:04:05Z',
  updated_at: '2026-01-02T03:04:05Z',
  status: 'Running',
  status_code: 103,
  resources: null,
  metadata: null,
  may_cancel: false,
  err: '',
  location: 'none',
}
export const sync = (metadata: unknown) => ({ type: 'sync', status: 'Success', status_code: 200, metadata })
export const started = {
  type: 'async',
  status_code: 100,
  operation: `/1.0/operations/${id}?project=x`,
  metadata: operation,
}

/** A transport that keeps what it is asked, and answers the same each time. */
export function recorder(answer: unknown, response: Partial<RawResponse> = {}) {
  const asked: TransportRequest[] = []
  const raw = { status: 200, headers: {}, text: JSON.stringify(answer), ...response }
  const transport: Transport = {
    async request(request) {
      asked.push(request)
      return ok(raw)
    },
    async stream(request) {
      asked.push(request)
      return ok({ status: raw.status, headers: raw.headers, body: bytes(raw.text) })
    },
  }
  return { transport, asked }
}

async function* bytes(text: string) {
  yield new TextEncoder().encode(text)
}
