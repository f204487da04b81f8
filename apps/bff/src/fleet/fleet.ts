import type { InstanceRow } from '@gantry/protocol/instance-row'
import type { Hint, UsageSample } from '@gantry/protocol/live'
import type { OperationRow } from '@gantry/protocol/operation-row'
import type { ServerRow } from '@gantry/protocol/server-row'
import type { ActionMove, FleetBatch } from './fleet-batch.ts'
import type { Interest } from './interest.ts'

/**
 * What a server says about its operations: one event, sent at `at` by the server's clock, or the whole list at a
 * (re)connect, asked for at `askedAt` (of `performance.now()`).
 */
export type OperationNews =
  | { kind: 'one'; server: string; project: string; member: string | null; at: string; operation: unknown }
  | { kind: 'all'; server: string; askedAt: number; operations: unknown[] }

/** The live picture of all servers. */
export interface Fleet extends AsyncDisposable {
  instances(): Iterable<InstanceRow>
  instance(key: string): InstanceRow | undefined
  servers(): ServerRow[]
  server(id: string): ServerRow | undefined
  /** The number of the last batch; a snapshot taken now holds everything up to it. */
  seq(): number
  /** Coalesced changes, every 50 ms while something changes. */
  onBatch(listener: (batch: FleetBatch) => void): () => void
  /** Figures of all instances of one server, only while `Interest.usage` names it. */
  onUsage(listener: (usage: { server: string; at: string; samples: UsageSample[] }) => void): () => void
  onOperation(listener: (news: OperationNews) => void): () => void
  /** The configuration of a project of a server (`restricted`, `features.*`), as far as it is known. */
  projectConfig(server: string, project: string): Record<string, string> | undefined
  /** Reads all rows of a server again; answers how many had drifted, undefined when it is not connected. */
  reconcile(id: string): Promise<number | undefined>
  /** Tries an unreachable server now. */
  retry(id: string): void
  /** What the browsers look at; replaces what was said before. */
  watch(interest: Interest): void
  publishOperation(row: OperationRow): void
  publishAction(move: ActionMove): void
  /** Tells the browsers that something of Gantry's own changed. */
  publishHint(hint: Hint): void
}
