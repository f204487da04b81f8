import { randomUUID } from 'node:crypto'
import type { AuditPage } from '@gantry/protocol/audit-record'
import type { Logger } from 'pino'
import * as z from 'zod'
import type { Caller } from '../access/access.ts'
import type { Database } from '../db/open.ts'
import type { AuditTable } from '../db/tables.ts'
import type { Audit, AuditEnd, AuditEntry, AuditQuery, AuditSubject } from './audit.ts'
import { chainHash, chainStart } from './chain.ts'
import { oneLine } from './one-line.ts'
import { processOf, runName } from './run-name.ts'

const Outcome = z.enum(['done', 'denied', 'failed'])

/** A record without its place in the chain. */
const Fields = z.object({
  person_id: z.string().nullable(),
  person_name: z.string().nullable(),
  address: z.string(),
  action: z.string(),
  server: z.string().nullable(),
  project: z.string().nullable(),
  target: z.string(),
  request: z.string(),
})
type Fields = z.infer<typeof Fields>

const pageSize = 100

/** The audit log of a database. Changes that an ended process left unfinished are closed first. */
export const createAudit = async ({ db, log }: { db: Database; log: Logger }): Promise<Audit> => {
  const run = runName()

  const settle = (pending: string, fields: Fields, end: AuditEnd): Promise<void> =>
    db.transaction().execute(async (step) => {
      // The delete comes first: it takes SQLite's write lock before the last hash is read, so that a `main.js
      // import` beside us cannot append in between.
      const { numDeletedRows } = await step
        .deleteFrom('audit_pending')
        .where('id', '=', pending)
        .executeTakeFirstOrThrow()
      if (numDeletedRows > 0n) await append(step, fields, end)
    })

  const audit: Audit = {
    async record(entry: AuditEntry) {
      await db.transaction().execute(async (step) => {
        await step.deleteFrom('audit_pending').where('id', '=', '').execute()
        await append(step, fieldsOf(entry), entry)
      })
    },
    async begin(subject: AuditSubject) {
      const id = randomUUID()
      const fields = fieldsOf(subject)
      await db
        .insertInto('audit_pending')
        .values({ id, begun: new Date().toISOString(), run, subject: JSON.stringify(fields) })
        .execute()
      return { settle: (end) => settle(id, fields, end) }
    },
    page: (query) => readPage(db, query),
    verify: () => verifyChain(db),
  }

  for (const left of await db.selectFrom('audit_pending').selectAll().execute()) {
    if (processOf(left.run) === 'running') continue
    log.warn({ begun: left.begun }, 'a change was cut off by the end of the process')
    const fields = Fields.parse(JSON.parse(left.subject))
    await settle(left.id, fields, {
      outcome: 'failed',
      message: `Gantry ended before this did; begun ${left.begun}. It may have been carried out.`,
    })
  }
  return audit
}

const personOf = (caller: Caller | undefined) => ({
  person_id: caller?.person.id ?? null,
  person_name: caller === undefined ? null : oneLine(caller.person.name),
})

const fieldsOf = (subject: AuditSubject): Fields => ({
  ...personOf(subject.caller),
  address: oneLine(subject.address),
  action: oneLine(subject.action),
  server: subject.server === undefined ? null : oneLine(subject.server),
  project: subject.project === undefined ? null : oneLine(subject.project),
  target: oneLine(subject.target),
  request: oneLine(subject.request),
})

const append = async (step: Database, fields: Fields, end: AuditEnd): Promise<void> => {
  const last = await step
    .selectFrom('audit_record')
    .select(['id', 'hash'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const record: Omit<AuditTable, 'hash'> = {
    ...fields,
    id: (last?.id ?? 0) + 1,
    at: new Date().toISOString(),
    outcome: end.outcome,
    message: oneLine(end.message ?? '', 4_000),
    ...(end.target === undefined ? {} : { target: oneLine(end.target) }),
    ...(end.server === undefined ? {} : { server: oneLine(end.server) }),
    ...(end.caller === undefined ? {} : personOf(end.caller)),
  }
  await step
    .insertInto('audit_record')
    .values({ ...record, hash: chainHash(last?.hash ?? chainStart, record) })
    .execute()
}

const readPage = async (db: Database, query: AuditQuery): Promise<AuditPage> => {
  let rows = db
    .selectFrom('audit_record')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(pageSize + 1)
  if (query.person !== undefined) rows = rows.where('person_id', '=', query.person)
  if (query.action !== undefined) {
    // What it begins with, as a range: `server.` finds all that was done to servers, and LIKE has wildcards.
    rows = rows.where('action', '>=', query.action).where('action', '<', `${query.action}\uffff`)
  }
  if (query.server !== undefined) rows = rows.where('server', '=', query.server)
  if (query.outcome !== undefined) rows = rows.where('outcome', '=', query.outcome)
  if (query.before !== undefined) rows = rows.where('id', '<', Number(query.before))
  const found = await rows.execute()
  const page = found.slice(0, pageSize).map((row) => ({
    id: row.id,
    at: row.at,
    person: row.person_id === null ? null : { id: row.person_id, name: row.person_name ?? '' },
    address: row.address,
    action: row.action,
    server: row.server,
    project: row.project,
    target: row.target,
    outcome: Outcome.parse(row.outcome),
    message: row.message,
    request: row.request,
  }))
  const last = page.at(-1)
  return { rows: page, next: found.length > pageSize && last !== undefined ? String(last.id) : null }
}

const verifyChain = async (db: Database): Promise<number | null> => {
  let before = chainStart
  let expected = 1
  while (true) {
    const rows = await db
      .selectFrom('audit_record')
      .selectAll()
      .where('id', '>=', expected)
      .orderBy('id')
      .limit(1_000)
      .execute()
    if (rows.length === 0) return null
    for (const { hash, ...record } of rows) {
      if (record.id !== expected || hash !== chainHash(before, record)) return record.id
      before = hash
      expected += 1
    }
  }
}
