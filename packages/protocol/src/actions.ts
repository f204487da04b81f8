import * as z from 'zod/mini'
import { InstanceKey } from './instance-row.ts'
import { Timestamp } from './text.ts'

export const instanceActions = [
  'start',
  'stop',
  'force-stop',
  'restart',
  'freeze',
  'unfreeze',
  'delete',
] as const
export const InstanceAction = z.enum(instanceActions)
export type InstanceAction = z.infer<typeof InstanceAction>

/**
 * `POST /api/fleet/actions`: one action on 1 to 5,000 instances of any servers. The BFF carries it out, so it
 * goes on when the tab closes. Answers 202 with the `ActionRun` as it stands; its changes come on the live
 * socket, and `GET /api/fleet/actions/:id` gives it whole.
 * Permission is decided for each instance; what is not permitted is a failed item, never a refused run.
 */
export const StartAction = z.object({
  action: InstanceAction,
  instances: z.array(InstanceKey).check(z.minLength(1), z.maxLength(5000)),
})
export type StartAction = z.infer<typeof StartAction>

export const ActionItem = z.object({
  key: InstanceKey,
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  error: z.optional(z.string()),
})
export type ActionItem = z.infer<typeof ActionItem>

export const ActionRun = z.object({
  id: z.string(),
  action: InstanceAction,
  person: z.object({ id: z.string(), name: z.string() }),
  started: Timestamp,
  ended: z.nullable(Timestamp),
  items: z.array(ActionItem),
})
export type ActionRun = z.infer<typeof ActionRun>
