import * as z from 'zod/mini'
import { InstanceKey } from './instance-row.ts'
import { Timestamp } from './text.ts'

/*
 * Sessions in instances that live in the BFF, whether or not a browser looks at them. Their sockets are in
 * `terminal-frames.ts`.
 *
 *   POST   /api/terminals                 OpenTerminal → 201 TerminalRow
 *   GET    /api/terminals                 TerminalRow[]: one's own, those that are shared with one, and for
 *                                         administrators of a server all of it
 *   PATCH  /api/terminals/:id             ShareTerminal → TerminalRow; the owner only
 *   POST   /api/terminals/:id/restart     an ended one again, under the same id → TerminalRow
 *   DELETE /api/terminals/:id             ends it; one that has ended is taken off the list
 */

const Cols = z.int().check(z.gte(1), z.lte(500))
const Rows = z.int().check(z.gte(1), z.lte(300))
/** A name or a number, as in the instance's own `/etc/passwd`. */
const Principal = z.union([
  z.int().check(z.gte(0), z.lte(4_294_967_294)),
  z.string().check(z.regex(/^[^\s:]{1,64}$/)),
])
const Argument = z.string().check(z.maxLength(16_384), z.regex(/^[^\0]*$/))

/** Names and values that a process gets; values are never written to the audit log. */
export const Environment = z.record(z.string().check(z.regex(/^[A-Za-z_][A-Za-z0-9_]{0,127}$/)), Argument)

/** Without `command` it is the login shell found in the instance, as that user (root unless said). */
const Exec = z.object({
  kind: z.literal('exec'),
  instance: InstanceKey,
  command: z.optional(z.array(Argument).check(z.minLength(1), z.maxLength(200))),
  user: z.optional(Principal),
  group: z.optional(Principal),
  cwd: z.optional(z.string().check(z.maxLength(4096), z.regex(/^\/[^\0]*$/, 'A whole path, like /srv'))),
  environment: z.optional(Environment),
  cols: Cols,
  rows: Rows,
})

const Console = z.object({ kind: z.literal('console'), instance: InstanceKey, cols: Cols, rows: Rows })

/** The graphical console of a virtual machine. It has no screen here: each channel is a socket of its own. */
const Vga = z.object({ kind: z.literal('vga'), instance: InstanceKey })

export const OpenTerminal = z.discriminatedUnion('kind', [Exec, Console, Vga])
export type OpenTerminal = z.infer<typeof OpenTerminal>

/** Who but the owner may attach: nobody, people with the same permission to read, or also to write. */
export const TerminalShare = z.enum(['none', 'read', 'write'])
export type TerminalShare = z.infer<typeof TerminalShare>

export const ShareTerminal = z.object({ share: TerminalShare })
export type ShareTerminal = z.infer<typeof ShareTerminal>

/**
 * Why a session is over. `exited`: the process ended. `stopped`: the instance did. `lost`: the server or the way to
 * it. `ended`: a person ended it. The others are Gantry's own doing.
 */
export const TerminalEnd = z.enum([
  'exited',
  'stopped',
  'lost',
  'ended',
  'permission',
  'idle',
  'recording',
  'server-removed',
  'shutdown',
])
export type TerminalEnd = z.infer<typeof TerminalEnd>

export const TerminalState = z.discriminatedUnion('status', [
  z.object({ status: z.literal('running') }),
  z.object({
    status: z.literal('ended'),
    why: TerminalEnd,
    at: Timestamp,
    /** Null where there is none: consoles, and what was cut off. */
    exitCode: z.nullable(z.number()),
    /** For people, in the server's own words where it said any. */
    message: z.string(),
    /** Whether `restart` makes sense. */
    restartable: z.boolean(),
  }),
])
export type TerminalState = z.infer<typeof TerminalState>

/** Somebody who looks on. `self` is the one who is told; `mayWrite` that `take` would be granted. */
export const TerminalPeople = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    owner: z.boolean(),
    writes: z.boolean(),
    mayWrite: z.boolean(),
    self: z.boolean(),
  }),
)
export type TerminalPeople = z.infer<typeof TerminalPeople>

/**
 * What Gantry is about to do, or did not do. `idle`: the session ends at `at` unless something happens in it. `count`:
 * how many sessions of how many the person (or everybody together) has. `shutdown`: Gantry ends, and the session
 * with it. `read-only`: what was typed was not passed on. `resynchronised`: this browser read too slowly, and jumped.
 */
export const TerminalNotice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('idle'), at: z.nullable(Timestamp) }),
  z.object({
    kind: z.literal('count'),
    used: z.number(),
    limit: z.number(),
    of: z.enum(['person', 'everybody']),
  }),
  z.object({ kind: z.literal('shutdown') }),
  z.object({ kind: z.literal('read-only') }),
  z.object({ kind: z.literal('resynchronised') }),
])
export type TerminalNotice = z.infer<typeof TerminalNotice>

/** `failed`: it could not be written any more, and goes on unrecorded (best effort). */
export const TerminalRecording = z.enum(['off', 'on', 'failed'])
export type TerminalRecording = z.infer<typeof TerminalRecording>

export const TerminalRow = z.object({
  id: z.string(),
  kind: z.enum(['exec', 'console', 'vga']),
  instance: InstanceKey,
  /** The command and its arguments; empty for consoles. */
  command: z.array(z.string()),
  user: z.nullable(z.string()),
  title: z.string(),
  owner: z.object({ id: z.string(), name: z.string() }),
  share: TerminalShare,
  opened: Timestamp,
  /** The last input or output. */
  active: Timestamp,
  state: TerminalState,
  people: z.array(z.object({ id: z.string(), name: z.string(), writes: z.boolean() })),
  cols: z.number(),
  rows: z.number(),
  /** Output since it was opened. */
  bytes: z.number(),
  /** When it ends unless something happens in it. */
  idleEnds: z.nullable(Timestamp),
  recording: TerminalRecording,
})
export type TerminalRow = z.infer<typeof TerminalRow>

/** Close codes of our own; after all but `ended` and `signedOut` the browser comes back by itself, with back-off. */
export const terminalClose = {
  signedOut: 4001,
  permissionChanged: 4002,
  shuttingDown: 4004,
  /** It was taken off the list. */
  removed: 4005,
  /** Not shared any more. */
  notShared: 4006,
  /** More was typed or pasted than the process reads. */
  inputOverflow: 4007,
} as const
