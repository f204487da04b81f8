import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Access } from './access/access.ts'
import type { Audit } from './audit/audit.ts'
import type { CommandRuns } from './commands/command-runs.ts'
import type { Config } from './config.ts'
import type { Tables } from './db/tables.ts'
import type { Files } from './files/files.ts'
import type { Actions } from './fleet/actions/actions.ts'
import type { Fleet } from './fleet/fleet.ts'
import type { Live } from './fleet/live/live.ts'
import type { Operations } from './fleet/operations/operations.ts'
import type { ImageRemotes } from './images/image-remotes.ts'
import type { Recordings } from './recordings/recordings.ts'
import type { Servers } from './servers/servers.ts'
import type { Terminals } from './terminals/terminals.ts'

/**
 * Everything that endpoints may use, made once in `main.ts` in this order and disposed in the reverse one.
 * A part takes the parts above it in its constructor function, never the whole context.
 */
export type Context = {
  config: Config
  log: Logger
  db: Kysely<Tables>
  /** Appends records; when it cannot, changes are refused (S44). */
  audit: Audit
  /** People, sessions and what they may do. */
  access: Access
  /** The registry: which servers there are, their pins and their clients. */
  servers: Servers
  /** The live picture of all servers: rows, states, hints. */
  fleet: Fleet
  /** Operations of all servers, remembered. */
  operations: Operations
  /** Bulk actions that go on without the browser. */
  actions: Actions
  /** The browsers' sockets. */
  live: Live
  /** What was seen in terminals. */
  recordings: Recordings
  /** Exec and console sessions, and their browsers' sockets. */
  terminals: Terminals
  /** The way to the files of instances. */
  files: Files
  /** Commands on many instances that go on without the browser. */
  commandRuns: CommandRuns
  /** Simplestreams catalogues. */
  images: ImageRemotes
}
