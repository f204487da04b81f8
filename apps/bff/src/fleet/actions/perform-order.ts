import { type Client, createClient } from '@gantry/lxd-client'
import { outcome } from '@gantry/lxd-client/groups/operations'
import type { Result } from '@gantry/lxd-client/result'
import type { Operation } from '@gantry/lxd-client/types/operation'
import { splitInstanceKey } from '@gantry/protocol/instance-row'
import { operationKey } from '@gantry/protocol/operation-row'
import { type Caller, may } from '../../access/access.ts'
import { guardsOf } from '../../lxd-api/guards-of.ts'
import { whyNoConnection } from './ends.ts'
import type { ActionParts, Job } from './job.ts'
import type { Order } from './orders.ts'

/** Does one thing with one instance, and waits until it is done. */
export async function performOrder(
  { servers, operations, audit, fleet }: ActionParts,
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
  const denial = await denialOf(order, name, caller, guardsOf(fleet, caller, server, project), server)
  if (denial !== undefined) {
    await audit.record({ ...subject, outcome: 'denied', message: denial })
    return denial
  }
  change({ state: 'running' })
  const pending = await audit.begin(subject)
  const connection = servers.connection(server)
  const onStarted = (operation: Operation): void => {
    operations.startedBy(server, operation.id, caller, operation)
    change({ operation: operationKey({ server, id: operation.id }) })
  }
  const done = connection
    ? await carryOut(order, createClient(connection), name, { project, signal }, onStarted)
    : { ok: false as const, message: whyNoConnection(servers, server) }
  await pending.settle(done.ok ? { outcome: 'done' } : { outcome: 'failed', message: done.message })
  if (!done.ok) return done.message
  if (order.makes) change({ made: item.key })
  return undefined
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

async function carryOut(
  { begin, next }: Order,
  client: Client,
  name: string,
  place: Parameters<Order['begin']>[2],
  onStarted: (operation: Operation) => void,
): Promise<Result<Operation>> {
  const first = await followed(client, await begin(client, name, place), place.signal, onStarted)
  if (!first.ok || next === undefined) return first
  return followed(client, await next(client, name, place), place.signal, onStarted)
}

/** Until it has ended. When the run is cancelled, so is it, where the server lets it. */
async function followed(
  client: Client,
  started: Result<Operation>,
  signal: AbortSignal,
  onStarted: (operation: Operation) => void,
): Promise<Result<Operation>> {
  if (!started.ok) return started
  onStarted(started.value)
  const ended = await client.operations.wait(started.value, { signal })
  if (signal.aborted) void client.operations.cancel(started.value)
  return ended.ok ? outcome(ended.value) : ended
}
