import { hasEnded, type OperationRow, operationKey } from '@gantry/protocol/operation-row'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Tables } from '../../db/tables.ts'
import type { Fleet, OperationNews } from '../fleet.ts'
import { operationPage, storeOperation } from './operation-store.ts'
import { operationToRow } from './operation-to-row.ts'
import type { Operations } from './operations.ts'
import { laterOf } from './order.ts'

type Parts = {
  db: Kysely<Tables>
  fleet: Pick<Fleet, 'onOperation' | 'publishOperation' | 'onBatch'>
  log: Logger
}
type Known = { row: OperationRow; heardAt: number }
type Person = { id: string; name: string }

const rememberedEnded = 200
/** An operation's first event comes within milliseconds of the answer that names it, before or after. */
const personWaitsMs = 60_000

export function createOperations({ db, fleet, log }: Parts): Operations {
  const running = new Map<string, Known>()
  /** In the order of their end. */
  const ended = new Map<string, OperationRow>()
  const persons = new Map<string, { person: Person; at: number }>()
  let writing: Promise<void> = Promise.resolve()

  const failed = (what: string) => (error: unknown) => log.error({ err: error }, what)

  const store = (row: OperationRow): void => {
    writing = writing.then(() => storeOperation(db, row)).catch(failed('an operation was not stored'))
  }

  const keep = (word: OperationRow): void => {
    const key = operationKey(word)
    const known = running.get(key)?.row ?? ended.get(key)
    const person = persons.get(key)?.person
    const row = laterOf(known, person ? { ...word, person } : word)
    if (known && JSON.stringify(known) === JSON.stringify(row)) {
      const entry = running.get(key)
      if (entry) entry.heardAt = performance.now()
      return
    }
    if (hasEnded(row.status)) {
      running.delete(key)
      ended.delete(key)
      ended.set(key, row)
      for (const oldest of ended.keys()) {
        if (ended.size <= rememberedEnded) break
        ended.delete(oldest)
      }
      store(row)
    } else {
      ended.delete(key)
      running.set(key, { row, heardAt: performance.now() })
    }
    fleet.publishOperation(row)
  }

  /** The last ones of the time before this start: a server that still lists one does not know who started it. */
  const restore = async (): Promise<void> => {
    const { rows } = await operationPage(db, {})
    for (const row of rows.reverse()) {
      const key = operationKey(row)
      if (running.has(key) || ended.has(key)) keep(row)
      else ended.set(key, row)
    }
  }
  writing = restore().catch(failed('remembered operations were not read'))

  const lose = (row: OperationRow, why: string): void => {
    const now = new Date().toISOString()
    keep({ ...row, status: 'Lost', progress: null, cancellable: false, error: why, updated: now, ended: now })
  }

  const take = (news: OperationNews): void => {
    if (news.kind === 'one') {
      const row = operationToRow(news.server, news.project, news.member, news.operation, news.at)
      if (row) keep(row)
      return
    }
    const listed = new Set<string>()
    for (const operation of news.operations) {
      const row = operationToRow(news.server, projectOf(operation), null, operation)
      if (!row) continue
      listed.add(operationKey(row))
      keep(row)
    }
    // What is in no list and has no event since is over; how it ended, the server has forgotten after 5 s.
    for (const [key, { row, heardAt }] of running) {
      if (row.server === news.server && !listed.has(key) && heardAt < news.askedAt) {
        lose(row, 'The server forgot this operation while Gantry was not connected to it')
      }
    }
  }

  const stopNews = fleet.onOperation(take)
  const stopBatches = fleet.onBatch(({ dropServers }) => {
    for (const id of dropServers) {
      for (const { row } of running.values()) {
        if (row.server === id) lose(row, 'The server was removed from Gantry')
      }
    }
  })

  return {
    recent: () => [
      ...[...running.values()].map(({ row }) => row).reverse(),
      ...[...ended.values()].reverse(),
    ],
    get: (server, id) => running.get(`${server}/${id}`)?.row ?? ended.get(`${server}/${id}`),
    page: async (filter) => {
      await writing
      return operationPage(db, filter)
    },
    startedBy(server, id, { person }, operation) {
      const now = performance.now()
      for (const [key, { at }] of persons) if (now - at > personWaitsMs) persons.delete(key)
      const key = `${server}/${id}`
      persons.set(key, { person: { id: person.id, name: person.name }, at: now })
      const known = running.get(key)?.row ?? ended.get(key)
      if (known) keep({ ...known, person: { id: person.id, name: person.name } })
      if (operation !== undefined) {
        const row = operationToRow(server, projectOf(operation), null, operation)
        if (row) keep(row)
      }
    },
    async [Symbol.asyncDispose](): Promise<void> {
      stopNews()
      stopBatches()
      await writing
    },
  }
}

/** A listed operation does not name its project, but its resources' URLs do. */
function projectOf(operation: unknown): string {
  const text = JSON.stringify(operation ?? null)
  const project = /\/1\.0\/[^"?]*\?(?:[^"]*&)?project=([^"&]+)/.exec(text)?.[1]
  return project === undefined ? 'default' : decodeURIComponent(project)
}
