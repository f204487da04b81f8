import type { OperationPage, OperationRow } from '@gantry/protocol/operation-row'
import type { Caller } from '../../access/access.ts'

export type OperationFilter = {
  server?: string | undefined
  project?: string | undefined
  instance?: string | undefined
  person?: string | undefined
  status?: string | undefined
  text?: string | undefined
  before?: string | undefined
  /** Which rows the asking person may see; undefined: all. */
  visible?: ((row: OperationRow) => boolean) | undefined
}

/** Operations of all servers, whoever started them; ended ones are remembered in the database. */
export interface Operations extends AsyncDisposable {
  /** Those that run, and the last ones that ended, newest first. */
  recent(): OperationRow[]
  page(filter: OperationFilter): Promise<OperationPage>
  /**
   * A person of Gantry started it; may come before or after the operation's own events. `operation` is what the
   * server answered, where the caller has it.
   */
  startedBy(serverId: string, operationId: string, caller: Caller, operation?: unknown): void
  get(serverId: string, operationId: string): OperationRow | undefined
}
