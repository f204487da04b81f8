import * as z from 'zod/mini'
import { Fingerprint, ServerId, Timestamp } from './text.ts'

/**
 * How a server stands with us. `connecting` is the first try only; after that it is `online` or one of the
 * others, each of which comes with `why`. `unreachable` is tried again by itself; `pin-mismatch`, `untrusted`
 * and `disabled` wait for a person.
 */
export const ServerState = z.enum([
  'connecting',
  'online',
  'unreachable',
  'pin-mismatch',
  'untrusted',
  'disabled',
])
export type ServerState = z.infer<typeof ServerState>

export const MemberRow = z.object({
  name: z.string(),
  address: z.string(),
  status: z.string(),
  message: z.string(),
  roles: z.array(z.string()),
  architecture: z.string(),
})
export type MemberRow = z.infer<typeof MemberRow>

/** Bytes, and for `load` the 1-minute load average. `null` where the server does not say. */
export const Capacity = z.object({
  cpus: z.nullable(z.number()),
  load: z.nullable(z.number()),
  memory: z.nullable(z.object({ used: z.number(), total: z.number() })),
  pools: z.array(
    z.object({
      name: z.string(),
      member: z.nullable(z.string()),
      driver: z.string(),
      used: z.nullable(z.number()),
      total: z.nullable(z.number()),
    }),
  ),
  warnings: z.number(),
  at: Timestamp,
})
export type Capacity = z.infer<typeof Capacity>

/**
 * A server or a cluster (a cluster is ONE server with members). `via` is the address we talk to now.
 * `presented` is the fingerprint that a server showed when it was not the pinned one.
 * `latency` is the median round trip of the last requests in milliseconds.
 */
export const ServerRow = z.object({
  id: ServerId,
  name: z.string(),
  product: z.nullable(z.enum(['lxd', 'incus'])),
  version: z.nullable(z.string()),
  clustered: z.boolean(),
  members: z.array(MemberRow),
  projects: z.array(z.string()),
  extensions: z.array(z.string()),
  way: z.enum(['unix', 'https']),
  addresses: z.array(z.string()),
  via: z.nullable(z.string()),
  fingerprint: z.nullable(Fingerprint),
  presented: z.nullable(Fingerprint),
  state: ServerState,
  why: z.nullable(z.string()),
  since: Timestamp,
  lastSeen: z.nullable(Timestamp),
  latency: z.nullable(z.number()),
  capacity: z.nullable(Capacity),
  added: Timestamp,
})
export type ServerRow = z.infer<typeof ServerRow>
