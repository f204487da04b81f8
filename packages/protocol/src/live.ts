import * as z from 'zod/mini'
import { ActionItem, ActionRun } from './actions.ts'
import { InstanceKey, InstanceRow } from './instance-row.ts'
import { OperationRow } from './operation-row.ts'
import { ServerRow } from './server-row.ts'
import { ServerId, Timestamp } from './text.ts'

/*
 * The live socket, `GET /api/live` upgraded, JSON text frames.
 *
 *   browser                                   BFF
 *      | ------------ upgrade -------------------> |  session, Origin and permission are checked first
 *      | <----------- hello {seq, servers, …} ---- |  at once, small: everything but the instances
 *      | -- GET /api/fleet/instances ------------> |  the snapshot, compressed, with a seq of its own
 *      | <----------- batch {seq, …} ------------- |  every 50–100 ms while something changed
 *      | ------------ watch {…} -----------------> |  what is on the screen now; replaces the one before
 *      | <----------- usage {…} ------------------ |  only while watched
 *      | <----------- close 4001…4004 ------------ |
 *
 * A batch with seq <= the snapshot's is already in it. A gap in seq cannot happen on one socket; after a
 * reconnect the browser takes a new hello and a new snapshot.
 */

/** Something changed on a server that is not in the rows: the browser drops what it has cached of it. */
export const Hint = z.object({
  server: ServerId,
  project: z.nullable(z.string()),
  kind: z.string(),
  name: z.string(),
})
export type Hint = z.infer<typeof Hint>

/**
 * `cpu` is percent of one core, `memory` and `disk` bytes, `received` and `sent` bytes a second, `processes` a
 * count. `null` until two samples are there, or where the server has no figure.
 */
export const UsageSample = z.object({
  key: InstanceKey,
  cpu: z.nullable(z.number()),
  memory: z.nullable(z.number()),
  memoryTotal: z.nullable(z.number()),
  disk: z.nullable(z.number()),
  received: z.nullable(z.number()),
  sent: z.nullable(z.number()),
  processes: z.nullable(z.number()),
})
export type UsageSample = z.infer<typeof UsageSample>

/** What changed in one action run: the items that moved, and its end. */
export const ActionChange = z.object({
  id: z.string(),
  ended: z.nullable(Timestamp),
  items: z.array(ActionItem),
})

const Hello = z.object({
  type: z.literal('hello'),
  seq: z.number(),
  servers: z.array(ServerRow),
  /** Those that have not ended, and the last ones that did. */
  operations: z.array(OperationRow),
  /** The person's own runs that have not ended. */
  actions: z.array(ActionRun),
})

const Batch = z.object({
  type: z.literal('batch'),
  seq: z.number(),
  instances: z.optional(z.object({ put: z.array(InstanceRow), drop: z.array(InstanceKey) })),
  servers: z.optional(z.object({ put: z.array(ServerRow), drop: z.array(ServerId) })),
  operations: z.optional(z.array(OperationRow)),
  actions: z.optional(z.array(ActionChange)),
  hints: z.optional(z.array(Hint)),
})

const Usage = z.object({ type: z.literal('usage'), at: Timestamp, samples: z.array(UsageSample) })

/** Answers a `ping` of the browser, which cannot see protocol-level pongs. */
const Pong = z.object({ type: z.literal('pong') })

export const LiveMessage = z.discriminatedUnion('type', [Hello, Batch, Usage, Pong])
export type LiveMessage = z.infer<typeof LiveMessage>
export type LiveHello = z.infer<typeof Hello>
export type LiveBatch = z.infer<typeof Batch>

/**
 * What the browser says. `rows` are the instances on the screen, whose addresses are then looked up; `usage`
 * asks for their figures too; `capacity` keeps the servers' capacity fresh (the overview and server pages).
 */
export const LiveRequest = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('watch'),
    rows: z.array(InstanceKey).check(z.maxLength(200)),
    usage: z.boolean(),
    capacity: z.boolean(),
  }),
  z.object({ type: z.literal('ping') }),
])
export type LiveRequest = z.infer<typeof LiveRequest>

/** Close codes of our own. After any but `signedOut` the browser comes back by itself, with back-off. */
export const liveClose = {
  signedOut: 4001,
  permissionChanged: 4002,
  tooSlow: 4003,
  shuttingDown: 4004,
} as const
