import type { ActionRun, StartAction } from '@gantry/protocol/actions'
import type { Caller } from '../../access/access.ts'

/** Bulk actions on instances, carried out here so that they go on when the tab closes. */
export interface Actions extends AsyncDisposable {
  start(request: StartAction, caller: Caller, from: { address: string; request: string }): ActionRun
  get(id: string): ActionRun | undefined
  /** The person's own runs that have not ended. */
  running(personId: string): ActionRun[]
  /** Ends what waits and what can be ended; the rest comes to its end. */
  cancel(id: string): void
}
