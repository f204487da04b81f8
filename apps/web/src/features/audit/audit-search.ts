import * as z from 'zod/mini'

const text = z.catch(z.optional(z.coerce.string()), undefined)

export const outcomes = ['done', 'denied', 'failed'] as const

/** The URL of the audit page. `open` is the number of the record whose details are shown. */
export const AuditSearch = z.object({
  person: text,
  action: text,
  server: text,
  outcome: z.catch(z.optional(z.enum(outcomes)), undefined),
  open: z.catch(z.optional(z.coerce.number()), undefined),
})
export type AuditSearch = z.infer<typeof AuditSearch>

export const isFiltered = ({ open: _, ...filters }: AuditSearch): boolean =>
  Object.values(filters).some((value) => value)

/** The query of `GET /api/audit`, without `before`. */
export const auditQuery = ({ open: _, ...filters }: AuditSearch): Record<string, string> =>
  Object.fromEntries(Object.entries(filters).filter((entry): entry is [string, string] => Boolean(entry[1])))
