import * as z from 'zod/mini'
import { InstanceKey } from './instance-row.ts'
import { Timestamp } from './text.ts'
import { Transfer, TransferWay } from './transfer.ts'

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

/** What is done to each instance of a run. A snapshot without a name or expiry gets those that its instance is set to. */
export const Action = z.discriminatedUnion('action', [
  z.object({ action: InstanceAction }),
  z.object({
    action: z.literal('snapshot'),
    snapshot: z.object({
      name: z.optional(z.string().check(z.minLength(1), z.maxLength(63))),
      expires: z.optional(Timestamp),
    }),
  }),
  z.object({ action: z.literal('transfer'), transfer: Transfer }),
  z.object({
    action: z.literal('create'),
    /** The body of `POST /1.0/instances` without the name, which each has its own of; the server itself judges it. */
    instance: z.looseObject({
      source: z.looseObject({ type: z.enum(['image', 'migration', 'copy', 'none']) }),
    }),
    /** A member of the cluster. */
    member: z.optional(z.string()),
    /** For servers that do not start by themselves what they make. */
    start: z.boolean(),
  }),
])
export type Action = z.infer<typeof Action>

/** How many instances one run makes at most: each is a copy on a disk, and may take long. */
export const mostMade = 200

const makes = ({ action }: Action): boolean => action === 'transfer' || action === 'create'

/**
 * `POST /api/fleet/actions`: one action on 1 to 5,000 instances of any servers, or the making of 1 to 200: their
 * creation, or their transfer to another server. The BFF carries it out, so it goes on when the tab closes. Answers 202 with the `ActionRun` as it stands; its
 * changes come on the live socket, and `GET /api/fleet/actions/:id` gives it whole. `DELETE` of it ends what can still
 * be ended.
 * Permission is decided for each instance; what is not permitted is a failed item, never a refused run.
 */
export const StartAction = z
  .object({ what: Action, instances: z.array(InstanceKey).check(z.minLength(1), z.maxLength(5000)) })
  .check(
    z.refine(
      ({ what, instances }) => !makes(what) || instances.length <= mostMade,
      `At most ${mostMade} at once`,
    ),
  )
export type StartAction = z.infer<typeof StartAction>

/**
 * `way` and `operation` (`server/id`, see `operationKey`) of a transfer say how it goes and which operation tells how
 * far it is; `bytes` is counted where Gantry itself passes them on. `made` is the instance that came out of it.
 */
export const ActionItem = z.object({
  key: InstanceKey,
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  error: z.optional(z.string()),
  way: z.optional(TransferWay),
  operation: z.optional(z.string()),
  bytes: z.optional(z.number()),
  made: z.optional(InstanceKey),
})
export type ActionItem = z.infer<typeof ActionItem>

export const ActionRun = z.object({
  id: z.string(),
  what: Action,
  person: z.object({ id: z.string(), name: z.string() }),
  started: Timestamp,
  ended: z.nullable(Timestamp),
  items: z.array(ActionItem),
})
export type ActionRun = z.infer<typeof ActionRun>
