import * as z from 'zod/mini'
import { InstanceKey } from './instance-row.ts'
import { Environment } from './terminal.ts'
import { Timestamp } from './text.ts'

/*
 * Commands that people keep, and runs of a command on many instances without a terminal.
 *
 *   GET    /api/saved-commands             SavedCommand[]; everybody's
 *   POST   /api/saved-commands             SaveCommand → 201 SavedCommand
 *   PUT    /api/saved-commands/:id         SaveCommand → SavedCommand; one's own, or with `people.manage`
 *   DELETE /api/saved-commands/:id
 *   POST   /api/command-runs               StartCommandRun → 202 CommandRun; goes on without the browser
 *   GET    /api/command-runs               CommandRun[]: one's own, newest first
 *   GET    /api/command-runs/:id           CommandRun
 *   GET    /api/command-runs/:id/output    ?instance=KEY → CommandOutput
 *   POST   /api/command-runs/:id/retry     the failed ones again → 202 CommandRun, a new one
 *   DELETE /api/command-runs/:id           ends what runs; one that has ended is forgotten
 *
 * Items that moved are told on the live socket as hints of the kind `command-run`, with the run's id as name.
 * Permission is decided for each instance; what is not permitted is a failed item, never a refused run.
 */

/** A line for `/bin/sh -c`, with its user as in `/etc/passwd` (root unless said). */
export const ShellCommand = z.object({
  line: z.string().check(z.minLength(1, 'A command'), z.maxLength(16_384), z.regex(/^[^\0]*$/)),
  user: z.nullable(z.string().check(z.regex(/^[^\s:]{1,64}$/))),
  environment: Environment,
})
export type ShellCommand = z.infer<typeof ShellCommand>

export const SaveCommand = z.extend(ShellCommand, {
  name: z.string().check(z.minLength(1, 'A name'), z.maxLength(100)),
})
export type SaveCommand = z.infer<typeof SaveCommand>

export const SavedCommand = z.extend(SaveCommand, {
  id: z.string(),
  owner: z.object({ id: z.string(), name: z.string() }),
  changed: Timestamp,
})
export type SavedCommand = z.infer<typeof SavedCommand>

export const StartCommandRun = z.object({
  /** What the run is called, such as the saved command's name. */
  name: z.string().check(z.maxLength(100)),
  command: ShellCommand,
  instances: z.array(InstanceKey).check(z.minLength(1), z.maxLength(200)),
})
export type StartCommandRun = z.infer<typeof StartCommandRun>

/** `failed`: it could not be run, and `error` says why. A command that ran is `done`, whatever its exit code. */
export const CommandItem = z.object({
  key: InstanceKey,
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  exitCode: z.nullable(z.number()),
  error: z.string(),
  /** Bytes that it printed, of which the first 64 KiB are kept. */
  bytes: z.number(),
})
export type CommandItem = z.infer<typeof CommandItem>

export const CommandRun = z.object({
  id: z.string(),
  name: z.string(),
  command: ShellCommand,
  person: z.object({ id: z.string(), name: z.string() }),
  started: Timestamp,
  ended: z.nullable(Timestamp),
  items: z.array(CommandItem),
})
export type CommandRun = z.infer<typeof CommandRun>

/** What an item printed so far, both streams as they came; control characters are in it. */
export const CommandOutput = z.object({ output: z.string(), truncated: z.boolean() })
export type CommandOutput = z.infer<typeof CommandOutput>
