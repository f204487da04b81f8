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
const isSet = z._default(z.boolean(), false)
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
  way: z._default(z.enum(['auto', ...transferWays]), 'auto'),
  move: isSet,
  /** Leaves the snapshots out. */
  instanceOnly: isSet,
  /** Brings a copy that is there already up to date, in place of making one. */
  refresh: isSet,
  start: isSet,
  /** What the copies are called, where it is another name. */
  names: z._default(z.record(InstanceKey, Name), {}),
  /** Which profile takes the place of which; null leaves one out. */
  profiles: z._default(z.record(Name, z.nullable(Name)), {}),
  /** Which network takes the place of which, in the instance's own devices. */
  networks: z._default(z.record(Name, Name), {}),
  /** Set over what the original has. */
  config: z._default(Settings, {}),
  devices: z._default(z.record(z.string(), Settings), {}),
})
export type Transfer = z.infer<typeof Transfer>
