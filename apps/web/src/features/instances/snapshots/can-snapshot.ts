import type { StringMap } from '@gantry/lxd-client/types/common'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import { allows } from '@gantry/protocol/permissions'
import { type SnapshotAction, snapshotActions } from '@gantry/protocol/snapshot-actions'
import { snapshots } from '../../../i18n/en/snapshots.ts'
import { t } from '../../../i18n/en.ts'
import { no, type Verdict, yes } from '../../../ui/verdict.ts'
import { type ActionContext, reachable } from '../actions/can.ts'

/** What LXD refuses while something else is done with the instance. */
const waits: ReadonlySet<SnapshotAction> = new Set(['create', 'restore', 'copy', 'schedule'])

/** Whether it can be done with the snapshots of this instance now, by the one table of permissions. */
export const canSnapshot = (action: SnapshotAction, row: InstanceRow, context: ActionContext): Verdict => {
  const { permission } = snapshotActions[action]
  const target = { server: row.server, project: row.project }
  if (!allows(context.bindings, permission, target)) return no(t.instances.why.permission(permission))
  const server = reachable(context.server)
  if (!server.ok) return server
  if (waits.has(action) && context.passing !== undefined) return no(t.instances.why.passing(context.passing))
  return yes
}

/**
 * Whether a snapshot can keep the running state. Containers need CRIU on the server as well, which no server says of
 * itself: it refuses, and then its own reason is shown.
 */
export const canBeStateful = (row: InstanceRow, config: StringMap): Verdict => {
  if (row.status !== 'Running') return no(snapshots.why.notRunning)
  if (row.type === 'virtual-machine' && config['migration.stateful'] !== 'true')
    return no(snapshots.why.noMigration)
  return yes
}
