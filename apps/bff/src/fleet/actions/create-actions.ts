import { randomUUID } from 'node:crypto'
import { type Client, createClient } from '@gantry/lxd-client'
import { outcome } from '@gantry/lxd-client/groups/operations'
import type { Result } from '@gantry/lxd-client/result'
import type { Operation } from '@gantry/lxd-client/types/operation'
import type { ActionItem, ActionRun, InstanceAction } from '@gantry/protocol/actions'
import { splitInstanceKey } from '@gantry/protocol/instance-row'
import type { Permission } from '@gantry/protocol/permissions'
import { type Access, type Caller, may } from '../../access/access.ts'
import type { Audit } from '../../audit/audit.ts'
import type { Origin } from '../../origin.ts'
import { ServerSlots } from '../../servers/server-slots.ts'
import type { Servers } from '../../servers/servers.ts'
import type { Fleet } from '../fleet.ts'
import type { Operations } from '../operations/operations.ts'
import type { Actions } from './actions.ts'

type Parts = {
  access: Pick<Access, 'people' | 'onRevoked'>
  servers: Pick<Servers, 'get' | 'connection'>
  fleet: Pick<Fleet, 'publishAction' | 'server'>
  operations: Pick<Operations, 'startedBy'>
  audit: Pick<Audit, 'record' | 'begin'>
}

type Job = { run: ActionRun; item: ActionItem; caller: Caller; from: Origin }

/** More at once gain nothing: LXD takes its database and storage locks for each. */
const perServer = 4
const keptRuns = 200

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

export function createActions(parts: Parts): Actions {
  const runs = new Map<string, ActionRun>()
  const slots = new ServerSlots(perServer)
  const stopping = new AbortController()
  const underWay = new Set<Promise<void>>()
  /** People whose permissions changed while runs of theirs were under way. */
  const changed = new Set<string>()
  const stopRevoked = parts.access.onRevoked(({ personId, why }) => {
    if (why === 'permission') changed.add(personId)
  })

  /** The caller as they are now: five thousand items take a while, and a permission may be taken back meanwhile. */
  const current = async (caller: Caller): Promise<Caller> => {
    if (!changed.has(caller.person.id)) return caller
    const person = (await parts.access.people()).find(({ id }) => id === caller.person.id)
    return { ...caller, person: person ?? { ...caller.person, disabled: true } }
  }

  const move = (run: ActionRun, items: ActionItem[]): void => {
    if (run.ended === null && run.items.every(({ state }) => state === 'done' || state === 'failed')) {
      run.ended = new Date().toISOString()
    }
    parts.fleet.publishAction({ id: run.id, personId: run.person.id, ended: run.ended, items })
  }

  const settle = (job: Job, error: string | undefined): void => {
    job.item.state = error === undefined ? 'done' : 'failed'
    if (error !== undefined) job.item.error = error
    move(job.run, [{ ...job.item }])
  }

  const work = async (job: Job): Promise<void> => {
    const { server } = splitInstanceKey(job.item.key)
    const error = await slots
      .run(server, async () => {
        if (stopping.signal.aborted) return 'Gantry was stopped before it began'
        return perform(parts, { ...job, caller: await current(job.caller) }, move, stopping.signal)
      })
      .catch((failed: unknown) => (failed instanceof Error ? failed.message : String(failed)))
    settle(job, error)
  }

  return {
    start({ action, instances }, caller, from) {
      const run: ActionRun = {
        id: randomUUID(),
        action,
        person: { id: caller.person.id, name: caller.person.name },
        started: new Date().toISOString(),
        ended: null,
        items: [...new Set(instances)].map((key) => ({ key, state: 'waiting' })),
      }
      runs.set(run.id, run)
      for (const [id, old] of runs) {
        if (runs.size <= keptRuns) break
        if (old.ended !== null) runs.delete(id)
      }
      for (const item of run.items) {
        const one = work({ run, item, caller, from }).finally(() => underWay.delete(one))
        underWay.add(one)
      }
      return structuredClone(run)
    },
    get: (id) => structuredClone(runs.get(id)),
    running: (personId) =>
      [...runs.values()]
        .filter((run) => run.person.id === personId && run.ended === null)
        .map((run) => structuredClone(run)),
    async [Symbol.asyncDispose](): Promise<void> {
      stopRevoked()
      stopping.abort()
      await Promise.all(underWay)
    },
  }
}

/** Carries one item out. Answers why it failed, in the server's own words where it was the server. */
async function perform(
  { servers, operations, audit }: Parts,
  { run, item, caller, from }: Job,
  move: (run: ActionRun, items: ActionItem[]) => void,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { server, project, name } = splitInstanceKey(item.key)
  const subject = {
    caller,
    address: from.address,
    action: `instance.${run.action}`,
    server,
    project,
    target: name,
    request: from.request,
  }
  const permission = needs[run.action]
  if (!may(caller, permission, { server, project })) {
    const message = `This needs the permission ${permission} on project ${project}`
    await audit.record({ ...subject, outcome: 'denied', message })
    return message
  }
  item.state = 'running'
  move(run, [{ ...item }])
  const pending = await audit.begin(subject)
  const connection = servers.connection(server)
  const done = connection
    ? await order(createClient(connection), run.action, name, project, signal, (operation) =>
        operations.startedBy(server, operation.id, caller, operation),
      )
    : {
        ok: false as const,
        message: servers.get(server) ? 'The server is disabled' : 'There is no such server',
      }
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
