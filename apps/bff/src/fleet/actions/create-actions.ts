import { randomUUID } from 'node:crypto'
import type { ActionItem, ActionRun } from '@gantry/protocol/actions'
import { splitInstanceKey } from '@gantry/protocol/instance-row'
import type { Caller } from '../../access/access.ts'
import { ServerSlots } from '../../servers/server-slots.ts'
import { settledWithin } from '../../settled-within.ts'
import type { Actions } from './actions.ts'
import type { ActionParts, Job } from './job.ts'
import { orderOf } from './orders.ts'
import { performOrder } from './perform-order.ts'
import { performTransfer } from './perform-transfer.ts'
import { callerNow, isOfPerson } from './while-permitted.ts'

/** More at once gain nothing: LXD takes its database and storage locks for each. */
const perServer = 4
/** Each fills a disk and a line. */
const transfersPerServer = 2
const keptRuns = 200
/** What does not end by itself is left to its servers. */
const endsWithinMs = 3_000

type Run = { run: ActionRun; stop: AbortController }

export function createActions(parts: ActionParts): Actions {
  const runs = new Map<string, Run>()
  const slots = new ServerSlots(perServer)
  const transferSlots = new ServerSlots(transfersPerServer)
  const underWay = new Set<Promise<void>>()
  const ending = new AbortController()
  /** People whose permissions changed while runs of theirs were under way. */
  const changed = new Set<string>()
  const stopRevoked = parts.access.onRevoked((revocation) => {
    if (isOfPerson(revocation)) changed.add(revocation.personId)
  })

  /** Five thousand items take a while, and a permission may be taken back meanwhile. */
  const current = async (caller: Caller): Promise<Caller> =>
    changed.has(caller.person.id) ? callerNow(parts.access, caller) : caller

  const move = (run: ActionRun, items: ActionItem[]): void => {
    if (run.ended === null && run.items.every(({ state }) => state === 'done' || state === 'failed')) {
      run.ended = new Date().toISOString()
    }
    parts.fleet.publishAction({ id: run.id, personId: run.person.id, ended: run.ended, items })
  }

  /** What takes long has its own turns on both servers, in the order of their ids, so that no two wait for each other. */
  const inTurn = (job: Job, work: () => Promise<string | undefined>): Promise<string | undefined> => {
    const { server } = splitInstanceKey(job.item.key)
    const { what } = job.run
    if (what.action !== 'transfer') return slots.run(server, work)
    const [first = server, second = server] = [server, what.transfer.to.server].sort()
    return transferSlots.run(first, () => (first === second ? work() : transferSlots.run(second, work)))
  }

  const work = async (job: Job): Promise<void> => {
    const error = await inTurn(job, async () => {
      if (job.cancelled.aborted || job.ending.aborted) return 'It was ended before it began'
      return perform(parts, { ...job, caller: await current(job.caller) })
    }).catch((failed: unknown) => (failed instanceof Error ? failed.message : String(failed)))
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
        const job = { run, item, caller, from, change, cancelled: stop.signal, ending: ending.signal }
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
      ending.abort()
      await settledWithin([...underWay], endsWithinMs)
    },
  }
}

const perform = (parts: ActionParts, job: Job): Promise<string | undefined> =>
  job.run.what.action === 'transfer'
    ? performTransfer(parts, job, job.run.what.transfer)
    : performOrder(parts, job, orderOf(job.run.what))
