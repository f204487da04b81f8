import type { ActionItem } from '@gantry/protocol/actions'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import type { Hint } from '@gantry/protocol/live'
import type { OperationRow } from '@gantry/protocol/operation-row'
import type { ServerRow } from '@gantry/protocol/server-row'

/** What moved in one action run; only the person who started it is told. */
export type ActionMove = { id: string; personId: string; ended: string | null; items: ActionItem[] }

/**
 * Everything that changed in one coalescing window, before it is cut down to what each person may see. `drop`
 * lists instance keys; a key stands in `put` or in `drop`, never in both.
 */
export type FleetBatch = {
  seq: number
  put: InstanceRow[]
  drop: string[]
  servers: ServerRow[]
  dropServers: string[]
  operations: OperationRow[]
  actions: ActionMove[]
  hints: Hint[]
}
