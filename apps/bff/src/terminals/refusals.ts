import type { ServerRefused } from '../servers/servers.ts'

const refused = (status: number, code: string, message: string): ServerRefused => ({
  ok: false,
  status,
  code,
  message,
})

export const noSuchTerminal = refused(
  404,
  'not-found',
  'There is no such session, or it is not shared with you.',
)
export const notPermitted = refused(
  403,
  'not-permitted',
  'This needs the permission instances.exec on the project.',
)
export const onlyOwner = refused(403, 'not-permitted', 'Only the person who opened a session may share it.')
export const stillRuns = refused(409, 'conflict', 'This session still runs.')
export const notConnected = refused(
  503,
  'unreachable',
  'There is no connection to this server: it is disabled or unknown.',
)
export const auditUnavailable = refused(
  503,
  'audit-unavailable',
  'The audit log cannot be written, so nothing is opened.',
)
export const notRecorded = refused(
  503,
  'not-recorded',
  'This session must be recorded, and cannot be: see the log.',
)
export const tooMany = (limit: number, whose: 'person' | 'everybody'): ServerRefused =>
  refused(
    429,
    'too-many-terminals',
    whose === 'person'
      ? `You have ${limit} sessions open, which is the limit. End one that you do not need.`
      : `There are ${limit} sessions open in this Gantry, which is the limit.`,
  )
