import { createClient } from '@gantry/lxd-client'
import type { Operation } from '@gantry/lxd-client/types/operation'
import { splitInstanceKey } from '@gantry/protocol/instance-row'
import { operationKey } from '@gantry/protocol/operation-row'
import { type Caller, may } from '../../access/access.ts'
import { guardsOf } from '../../lxd-api/guards-of.ts'
import { audited } from './audited.ts'
import { whyNoConnection } from './ends.ts'
import type { ActionParts, Job } from './job.ts'
import type { Order } from './orders.ts'

/** Does one thing with one instance, and waits until it is done. */
export async function performOrder(
  { servers, operations, audit, fleet }: ActionParts,
  { item, caller, from, change, cancelled, ending }: Job,
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
  const denial = await denialOf(order, name, caller, guardsOf(fleet, caller, server, project), server)
  if (denial !== undefined) {
    await audit.record({ ...subject, outcome: 'denied', message: denial })
    return denial
  }
  change({ state: 'running' })
  const onStarted = (operation: Operation): void => {
    operations.startedBy(server, operation.id, caller, operation)
    change({ operation: operationKey({ server, id: operation.id }) })
  }
  return audited(audit, [subject], async () => {
    const connection = servers.connection(server)
    if (connection === undefined) return whyNoConnection(servers, server)
    const client = createClient(connection)
    for (const begin of [order.begin, order.next]) {
      if (begin === undefined) continue
      const started = await begin(client, name, { project, signal: ending })
      if (!started.ok) return started.message
      onStarted(started.value)
      const ended = await client.operations.finish(started.value, { cancelled, signal: ending })
      if (!ended.ok) return ended.message
    }
    if (order.makes) change({ made: item.key })
    return undefined
  })
}

const denialOf = async (
  { permission, refusal }: Order,
  name: string,
  caller: Caller,
  asked: ReturnType<typeof guardsOf>,
  server: string,
): Promise<string | undefined> =>
  may(caller, permission, { server, project: asked.project })
    ? refusal?.(name, asked)
    : `This needs the permission ${permission} on project ${asked.project}`
