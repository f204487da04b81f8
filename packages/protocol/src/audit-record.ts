import * as z from 'zod/mini'
import { Timestamp } from './text.ts'

/**
 * One record for each change and each denial (S42). `action` is the audit name of the endpoint or route, such as
 * `instance.start`; `target` names the thing; `outcome` says whether it was carried out.
 */
export const AuditRecord = z.object({
  id: z.number(),
  at: Timestamp,
  person: z.nullable(z.object({ id: z.string(), name: z.string() })),
  address: z.string(),
  action: z.string(),
  server: z.nullable(z.string()),
  project: z.nullable(z.string()),
  target: z.string(),
  outcome: z.enum(['done', 'denied', 'failed']),
  message: z.string(),
  request: z.string(),
})
export type AuditRecord = z.infer<typeof AuditRecord>

/** `GET /api/audit?person=&action=&server=&outcome=&before=`: newest first, 100 a page. `action` is what it begins with. */
export const AuditPage = z.object({ rows: z.array(AuditRecord), next: z.nullable(z.string()) })
export type AuditPage = z.infer<typeof AuditPage>
