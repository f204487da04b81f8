import type { Client, Result } from '@gantry/lxd-client'
import type { Operation } from '@gantry/lxd-client/types/operation'
import type { Action, InstanceAction } from '@gantry/protocol/actions'
import { instanceTasks } from '@gantry/protocol/instance-tasks'
import type { Permission } from '@gantry/protocol/permissions'

type Place = { project: string; signal: AbortSignal }

/** What one request to one server does, the permission for it, and what the audit calls it. */
export type Order = {
  permission: Permission
  audit: string
  begin(client: Client, name: string, place: Place): Promise<Result<Operation>>
}

const changes = {
  start: { action: 'start', force: false },
  stop: { action: 'stop', force: false },
  'force-stop': { action: 'stop', force: true },
  restart: { action: 'restart', force: false },
  freeze: { action: 'freeze', force: false },
  unfreeze: { action: 'unfreeze', force: false },
} as const

const stateOrder = (action: InstanceAction): Order => ({
  permission: action === 'delete' ? 'instances.manage' : 'instances.operate',
  audit: `instance.${action}`,
  begin: ({ instances }, name, place) =>
    action === 'delete'
      ? instances.delete(name, place)
      : instances.setState(name, { ...changes[action], timeout: 30 }, place),
})

/** What is done to each instance of a run, but for transfers, which two servers are asked for. */
export const orderOf = (what: Exclude<Action, { action: 'transfer' }>): Order => {
  if (what.action !== 'snapshot') return stateOrder(what.action)
  const { name, expires } = what.snapshot
  const { permission, audit } = instanceTasks['snapshot-create']
  return {
    permission,
    audit,
    begin: ({ instances }, instance, place) =>
      instances.snapshots.create(
        instance,
        {
          ...(name === undefined ? {} : { name }),
          ...(expires === undefined ? {} : { expires_at: expires }),
        },
        place,
      ),
  }
}
