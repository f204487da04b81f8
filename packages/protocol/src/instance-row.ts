import * as z from 'zod/mini'
import { ServerId, Timestamp } from './text.ts'

export const InstanceType = z.enum(['container', 'virtual-machine'])
export type InstanceType = z.infer<typeof InstanceType>

/**
 * One instance as tables, search and the overview need it: about 400 bytes, where LXD's own answer has 2 kB.
 * `status` is LXD's word (`Running`, `Stopped`, `Frozen`, `Error`, and the passing `Starting`, `Stopping` …).
 * `addresses` are the global ones, IPv4 first; empty until somebody looked at the row while it ran.
 * `user` holds the `user.*` keys of the instance's own configuration, without the prefix.
 */
export const InstanceRow = z.object({
  server: ServerId,
  project: z.string(),
  name: z.string(),
  member: z.nullable(z.string()),
  type: InstanceType,
  status: z.string(),
  image: z.string(),
  architecture: z.string(),
  addresses: z.array(z.string()),
  profiles: z.array(z.string()),
  description: z.string(),
  created: Timestamp,
  lastUsed: z.nullable(Timestamp),
  ephemeral: z.boolean(),
  user: z.record(z.string(), z.string()),
})
export type InstanceRow = z.infer<typeof InstanceRow>

/** Names an instance in the whole fleet. None of the three parts can hold a slash. */
export const InstanceKey = z.string().check(z.regex(/^[a-z0-9]{6,32}\/[^/]+\/[^/]+$/))
export type InstanceKey = z.infer<typeof InstanceKey>

export const instanceKey = (row: { server: string; project: string; name: string }): InstanceKey =>
  `${row.server}/${row.project}/${row.name}`

export const splitInstanceKey = (key: InstanceKey): { server: string; project: string; name: string } => {
  const [server = '', project = '', name = ''] = key.split('/')
  return { server, project, name }
}

/**
 * `GET /api/fleet/instances`: every instance the person may see. Changes on the live socket with a `seq` above
 * this one apply on top. Rows of servers in `unreachable` are what was last seen.
 */
export const InstanceSnapshot = z.object({
  seq: z.number(),
  rows: z.array(InstanceRow),
})
export type InstanceSnapshot = z.infer<typeof InstanceSnapshot>
