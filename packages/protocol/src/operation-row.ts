import * as z from 'zod/mini'
import { ServerId, Timestamp } from './text.ts'

export const OperationStatus = z.enum([
  'Pending',
  'Running',
  'Cancelling',
  'Success',
  'Failure',
  'Cancelled',
  'Lost',
])
export type OperationStatus = z.infer<typeof OperationStatus>

/**
 * An operation of any server, whoever started it. `Lost` is ours: the server forgot it before we saw its end.
 * `progress.percent` is 0–100 where the server says one, `progress.text` its own words, such as
 * `rootfs: 31% (12.40MB/s)`. `person` is set when it was started through Gantry; `requestor` is what the server
 * itself says about the caller.
 */
export const OperationRow = z.object({
  server: ServerId,
  id: z.string(),
  project: z.string(),
  member: z.nullable(z.string()),
  description: z.string(),
  status: OperationStatus,
  progress: z.nullable(z.object({ percent: z.nullable(z.number()), text: z.string() })),
  resources: z.array(z.object({ kind: z.string(), project: z.string(), name: z.string() })),
  cancellable: z.boolean(),
  error: z.string(),
  created: Timestamp,
  updated: Timestamp,
  ended: z.nullable(Timestamp),
  person: z.nullable(z.object({ id: z.string(), name: z.string() })),
  requestor: z.nullable(z.string()),
})
export type OperationRow = z.infer<typeof OperationRow>

export const operationKey = (row: { server: string; id: string }): string => `${row.server}/${row.id}`

export const hasEnded = (status: OperationStatus): boolean =>
  status === 'Success' || status === 'Failure' || status === 'Cancelled' || status === 'Lost'

/**
 * `GET /api/operations?server=&project=&instance=&person=&status=&text=&before=`: remembered operations, newest
 * first, 100 a page. `before` takes `next` of the page before.
 */
export const OperationPage = z.object({ rows: z.array(OperationRow), next: z.nullable(z.string()) })
export type OperationPage = z.infer<typeof OperationPage>
