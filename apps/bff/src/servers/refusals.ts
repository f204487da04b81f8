import type { Failure } from '@gantry/lxd-client'
import type { ServerRefused } from './servers.ts'

const kinds = {
  refused: { status: 502, code: 'server-refused' },
  unreachable: { status: 502, code: 'unreachable' },
  timeout: { status: 504, code: 'timeout' },
  'pin-mismatch': { status: 409, code: 'pin-mismatch' },
  'not-lxd': { status: 502, code: 'not-lxd' },
  aborted: { status: 503, code: 'aborted' },
} as const

/** A failure at a server, in its own words where it said any. */
export const refusedBy = (server: string, failure: Failure): ServerRefused => ({
  ok: false,
  ...kinds[failure.kind],
  message: failure.message,
  server,
})

/** What is wrong with one field of a form. */
export const refusedField = (field: string, message: string, status = 422): ServerRefused => ({
  ok: false,
  status,
  code: status === 409 ? 'conflict' : 'invalid',
  message,
  fields: { [field]: message },
})

export const noSuchServer: ServerRefused = {
  ok: false,
  status: 404,
  code: 'not-found',
  message: 'There is no such server in Gantry.',
}
