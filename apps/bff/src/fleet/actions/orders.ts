import type { Client, Result } from '@gantry/lxd-client'
import type { Operation } from '@gantry/lxd-client/types/operation'
import type { Action, InstanceAction } from '@gantry/protocol/actions'
import { instanceTasks } from '@gantry/protocol/instance-tasks'
import type { Permission } from '@gantry/protocol/permissions'
import { foldedKey } from '../../lxd-api/go-keys.ts'
import { type GuardAsked, guardBody } from '../../lxd-api/guard.ts'
import { routes } from '../../lxd-api/routes.ts'

type Place = { project: string; signal: AbortSignal }

/** What one request to one server does, the permission for it, and what the audit calls it. */
export type Order = {
  permission: Permission
  audit: string
  begin(client: Client, name: string, place: Place): Promise<Result<Operation>>
  /** What is done when that has ended well. */
  next?: Order['begin']
  /** Whether the instance comes into being by it. */
  makes?: true
  /** Why it may not be done although the permission is held. */
  refusal?(
    name: string,
    asked: Pick<GuardAsked, 'project' | 'restricted' | 'may'>,
  ): Promise<string | undefined>
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

const creation = routes.find(({ method, path }) => method === 'POST' && path === '/1.0/instances')

const createOrder = ({ instance, member, start }: Extract<Action, { action: 'create' }>): Order => {
  if (creation?.guard === undefined || creation.audit === null)
    throw new Error('The table of routes has no creation of instances')
  const { guard, permission, audit } = creation
  const query = member === undefined ? {} : { target: member }
  // Go takes the last of all keys that it reads as `name`: there must be no other than the item's own.
  const nameless = { ...instance }
  for (const key of Object.keys(nameless)) if (foldedKey(key) === 'name') delete nameless[key]
  return {
    permission,
    audit,
    makes: true,
    refusal: (name, asked) =>
      guardBody(
        guard,
        { ...nameless, name },
        { ...asked, route: creation, query, current: async () => undefined },
      ),
    begin: ({ instances }, name, place) => instances.create({ ...nameless, name }, { ...place, ...query }),
    ...(start ? { next: stateOrder('start').begin } : {}),
  }
}

/** What is done to each instance of a run, but for transfers, which two servers are asked for. */
export const orderOf = (what: Exclude<Action, { action: 'transfer' }>): Order => {
  if (what.action === 'create') return createOrder(what)
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
