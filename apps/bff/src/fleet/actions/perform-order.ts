import { type Client, createClient } from '@gantry/lxd-client'
import { outcome } from '@gantry/lxd-client/groups/operations'
import type { Result } from '@gantry/lxd-client/result'
import type { Operation } from '@gantry/lxd-client/types/operation'
import { splitInstanceKey } from '@gantry/protocol/instance-row'
import { may } from '../../access/access.ts'
import { whyNoConnection } from './ends.ts'
import type { ActionParts, Job } from './job.ts'
import type { Order } from './orders.ts'

/** Does one thing with one instance, and waits until it is done. */
export async function performOrder(
  { servers, operations, audit }: ActionParts,
  { item, caller, from, change, signal }: Job,
  order: Order,
): Promise<string | undefined> {
  const { server, project, name } = splitInstanceKey(item.key)
  const subject = {
    caller,
    address: from.address,
    action: order.audit,
    server,
    project,
    target: name,
    request: from.request,
  }
  const { permission } = order
  if (!may(caller, permission, { server, project })) {
    const message = `This needs the permission ${permission} on project ${project}`
    await audit.record({ ...subject, outcome: 'denied', message })
    return message
  }
  change({ state: 'running' })
  const pending = await audit.begin(subject)
  const connection = servers.connection(server)
  const done = connection
    ? await carryOut(
        createClient(connection),
        (client) => order.begin(client, name, { project, signal }),
        signal,
        (operation) => operations.startedBy(server, operation.id, caller, operation),
      )
    : { ok: false as const, message: whyNoConnection(servers, server) }
  await pending.settle(done.ok ? { outcome: 'done' } : { outcome: 'failed', message: done.message })
  return done.ok ? undefined : done.message
}

async function carryOut(
  client: Client,
  begin: (client: Client) => Promise<Result<Operation>>,
  signal: AbortSignal,
  onStarted: (operation: Operation) => void,
): Promise<Result<Operation>> {
  const started = await begin(client)
  if (!started.ok) return started
  onStarted(started.value)
  const ended = await client.operations.wait(started.value, { signal })
  return ended.ok ? outcome(ended.value) : ended
}
