import { isTrue } from '@gantry/lxd-client/config-value'
import type { StringMap } from '@gantry/lxd-client/types/common'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import type { InstanceTask } from '@gantry/protocol/instance-tasks'
import { snapshots } from '../../../i18n/en/snapshots.ts'
import { no, type Verdict, yes } from '../../../ui/verdict.ts'
import type { ActionContext } from '../actions/can.ts'
import { canDo } from '../actions/can-do.ts'

type Of<Task> = Task extends `snapshot-${infer Action}` ? Action : never
/** What can be done with snapshots, as the table of tasks has it. */
export type SnapshotAction = Of<InstanceTask>

/** Whether it can be done with the snapshots of this instance now. */
export const canSnapshot = (action: SnapshotAction, row: InstanceRow, context: ActionContext): Verdict =>
  canDo(`snapshot-${action}`, row, context)

/**
 * Whether a snapshot can keep the running state. Containers need CRIU on the server as well, which no server says of
 * itself: it refuses, and then its own reason is shown.
 */
export const canBeStateful = (row: InstanceRow, config: StringMap): Verdict => {
  if (row.status !== 'Running') return no(snapshots.why.notRunning)
  if (row.type === 'virtual-machine' && !isTrue(config['migration.stateful']))
    return no(snapshots.why.noMigration)
  return yes
}
