import * as z from 'zod/mini'
import { InstanceKey } from './instance-row.ts'
import { ServerId } from './text.ts'

/**
 * How an instance gets from one server to another. By `pull` the new server fetches it from the old one, by `push` the
 * old one sends it, and by `relay` both talk to Gantry, which passes everything on; these are `lxc copy --mode`. By
 * `backup` the old one packs it into a file, which Gantry streams to the new one.
 */
export const transferWays = ['pull', 'push', 'relay', 'backup'] as const
export const TransferWay = z.enum(transferWays)
export type TransferWay = z.infer<typeof TransferWay>

const Name = z.string().check(z.minLength(1), z.maxLength(63))
const Settings = z.record(z.string(), z.string())

/**
 * A copy of instances to another server, or their move there: a copy, and after it the end of the original. What is
 * not given is left to the servers, or stays as it is.
 */
export const Transfer = z.object({
  to: z.object({
    server: ServerId,
    project: Name,
    /** A member of the cluster. */
    member: z.optional(Name),
    /** The pool of the root disk. */
    pool: z.optional(Name),
  }),
  /** `auto` tries them in their order, and goes on to the next where the servers do not reach each other. */
  way: z.enum(['auto', ...transferWays]),
  move: z.boolean(),
  /** Leaves the snapshots out. */
  instanceOnly: z.boolean(),
  /** Brings a copy that is there already up to date, in place of making one. */
  refresh: z.boolean(),
  start: z.boolean(),
  /** What the copies are called, where it is another name. */
  names: z.record(InstanceKey, Name),
  /** Which profile takes the place of which; null leaves one out. */
  profiles: z.record(Name, z.nullable(Name)),
  /** Which network takes the place of which, in the instance's own devices. */
  networks: z.record(Name, Name),
  /** Set over what the original has. */
  config: Settings,
  devices: z.record(z.string(), Settings),
})
export type Transfer = z.infer<typeof Transfer>
