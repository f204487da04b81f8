import * as z from 'zod/mini'
import { endpoint } from '../endpoint.ts'

const text = z.optional(z.string().check(z.maxLength(200)))

export const listAudit = endpoint({
  method: 'get',
  path: '/api/audit',
  query: z.object({
    person: text,
    action: text,
    server: text,
    outcome: z.optional(z.enum(['done', 'denied', 'failed'])),
    before: z.optional(z.string().check(z.regex(/^\d{1,15}$/))),
  }),
  authorize: { permission: 'audit.view' },
  handler: async ({ query, context }) => ({ body: await context.audit.page(query) }),
})
