import { type Client, createClient } from '@gantry/lxd-client'
import { outcome } from '@gantry/lxd-client/groups/operations'
import type { Result } from '@gantry/lxd-client/result'
import type { Operation } from '@gantry/lxd-client/types/operation'
import type { InstanceAction } from '@gantry/protocol/actions'
import { splitInstanceKey } from '@gantry/protocol/instance-row'
import type { Permission } from '@gantry/protocol/permissions'
import { may } from '../../access/access.ts'
import { whyNoConnection } from './ends.ts'
import type { ActionParts, Job } from './job.ts'

const needs: Record<InstanceAction, Permission> = {
  start: 'instances.operate',
  stop: 'instances.operate',
  'force-stop': 'instances.operate',
  restart: 'instances.operate',
  freeze: 'instances.operate',
  unfreeze: 'instances.operate',
  delete: 'instances.manage',
}

const orders = {
  start: { action: 'start', force: false },
  stop: { action: 'stop', force: false },
  'force-stop': { action: 'stop', force: true },
  restart: { action: 'restart', force: false },
  freeze: { action: 'freeze', force: false },
  unfreeze: { action: 'unfreeze', force: false },
} as const

/** Starts, stops, freezes or deletes one instance. */
export async function performState(
  { servers, operations, audit }: ActionParts,
  { item, caller, from, change, signal }: Job,
  action: InstanceAction,
): Promise<string | undefined> {
  const { server, project, name } = splitInstanceKey(item.key)
  const subject = {
    caller,
    address: from.address,
    action: `instance.${action}`,
    server,
    project,
    target: name,
    request: from.request,
  }
  const permission = needs[action]
  if (!may(caller, permission, { server, project })) {
    const message = `This needs the permission ${permission} on project ${project}`
    await audit.record({ ...subject, outcome: 'denied', message })
    return message
  }
  change({ state: 'running' })
  const pending = await audit.begin(subject)
  const connection = servers.connection(server)
  const done = connection
    ? await order(createClient(connection), action, name, project, signal, (operation) =>
        operations.startedBy(server, operation.id, caller, operation),
      )
    : { ok: false as const, message: whyNoConnection(servers, server) }
  await pending.settle(done.ok ? { outcome: 'done' } : { outcome: 'failed', message: done.message })
  return done.ok ? undefined : done.message
}

async function order(
  client: Client,
  action: InstanceAction,
  name: string,
  project: string,
  signal: AbortSignal,
  onStarted: (operation: Operation) => void,
): Promise<Result<Operation>> {
  const started =
    action === 'delete'
      ? await client.instances.delete(name, { project, signal })
      : await client.instances.setState(name, { ...orders[action], timeout: 30 }, { project, signal })
  if (!started.ok) return started
  onStarted(started.value)
  const ended = await client.operations.wait(started.value, { signal })
  return ended.ok ? outcome(ended.value) : ended
}
