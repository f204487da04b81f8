import { randomUUID } from 'node:crypto'
import type { ActionItem, ActionRun } from '@gantry/protocol/actions'
import { splitInstanceKey } from '@gantry/protocol/instance-row'
import type { Caller } from '../../access/access.ts'
import { ServerSlots } from '../../servers/server-slots.ts'
import type { Actions } from './actions.ts'
import type { ActionParts, Job } from './job.ts'
import { orderOf } from './orders.ts'
import { performOrder } from './perform-order.ts'
import { performTransfer } from './perform-transfer.ts'

/** More at once gain nothing: LXD takes its database and storage locks for each. */
const perServer = 4
const keptRuns = 200

type Run = { run: ActionRun; stop: AbortController }

export function createActions(parts: ActionParts): Actions {
  const runs = new Map<string, Run>()
  const slots = new ServerSlots(perServer)
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

  const work = async (job: Job): Promise<void> => {
    const { server } = splitInstanceKey(job.item.key)
    const error = await slots
      .run(server, async () => {
        if (job.signal.aborted) return 'It was ended before it began'
        return perform(parts, { ...job, caller: await current(job.caller) })
      })
      .catch((failed: unknown) => (failed instanceof Error ? failed.message : String(failed)))
    job.change(error === undefined ? { state: 'done' } : { state: 'failed', error })
  }

  return {
    start(request, caller, from) {
      const run: ActionRun = {
        id: randomUUID(),
        what: request.what,
        person: { id: caller.person.id, name: caller.person.name },
        started: new Date().toISOString(),
        ended: null,
        items: [...new Set(request.instances)].map((key) => ({ key, state: 'waiting' })),
      }
      const stop = new AbortController()
      runs.set(run.id, { run, stop })
      for (const [id, { run: old }] of runs) {
        if (runs.size <= keptRuns) break
        if (old.ended !== null) runs.delete(id)
      }
      for (const item of run.items) {
        const change = (part: Partial<ActionItem>): void => {
          Object.assign(item, part)
          move(run, [{ ...item }])
        }
        const job = { run, item, caller, from, change, signal: stop.signal }
        const one = work(job).finally(() => underWay.delete(one))
        underWay.add(one)
      }
      return structuredClone(run)
    },
    get: (id) => structuredClone(runs.get(id)?.run),
    running: (personId) =>
      [...runs.values()]
        .filter(({ run }) => run.person.id === personId && run.ended === null)
        .map(({ run }) => structuredClone(run)),
    cancel: (id) => runs.get(id)?.stop.abort(),
    async [Symbol.asyncDispose](): Promise<void> {
      stopRevoked()
      for (const { stop } of runs.values()) stop.abort()
      await Promise.all(underWay)
    },
  }
}

const perform = (parts: ActionParts, job: Job): Promise<string | undefined> =>
  job.run.what.action === 'transfer'
    ? performTransfer(parts, job, job.run.what.transfer)
    : performOrder(parts, job, orderOf(job.run.what))
