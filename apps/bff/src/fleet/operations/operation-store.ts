import { type OperationPage, OperationRow } from '@gantry/protocol/operation-row'
import type { Kysely } from 'kysely'
import * as z from 'zod'
import type { OperationTable, Tables } from '../../db/tables.ts'
import type { OperationFilter } from './operations.ts'

const pageSize = 100

/** Writes an ended operation, or what is known better of one that was written before. */
export async function storeOperation(db: Kysely<Tables>, row: OperationRow): Promise<void> {
  const values = {
    server: row.server,
    id: row.id,
    project: row.project,
    member: row.member,
    description: row.description,
    status: row.status,
    resources: JSON.stringify(row.resources),
    error: row.error,
    created: row.created,
    updated: row.updated,
    ended: row.ended ?? row.updated,
    person_id: row.person?.id ?? null,
    person_name: row.person?.name ?? null,
    requestor: row.requestor,
  }
  await db
    .insertInto('operation')
    .values(values)
    .onConflict((conflict) =>
      conflict.columns(['server', 'id']).doUpdateSet((it) => ({
        ...values,
        // Who started it is known once; a later word of the server does not say it again.
        person_id: it.fn.coalesce('excluded.person_id', 'operation.person_id'),
        person_name: it.fn.coalesce('excluded.person_name', 'operation.person_name'),
      })),
    )
    .execute()
}

/**
 * One page, newest first. Rows that the asking person may not see are passed over here and not in SQL, since what
 * they may see is a list of projects that can be long; it reads on until the page is full.
 */
export async function operationPage(db: Kysely<Tables>, filter: OperationFilter): Promise<OperationPage> {
  const rows: OperationRow[] = []
  let before = filter.before === undefined ? undefined : Number(filter.before)
  if (before !== undefined && !Number.isSafeInteger(before)) return { rows: [], next: null }
  for (;;) {
    const found = await query(db, filter, before).execute()
    for (const stored of found) {
      before = stored.seq
      const row = rowOf(stored)
      if (!row || filter.visible?.(row) === false) continue
      rows.push(row)
      if (rows.length === pageSize) return { rows, next: String(before) }
    }
    if (found.length < pageSize) return { rows, next: null }
  }
}

function query(db: Kysely<Tables>, filter: OperationFilter, before: number | undefined) {
  let it = db.selectFrom('operation').selectAll().orderBy('seq', 'desc').limit(pageSize)
  if (before !== undefined) it = it.where('seq', '<', before)
  if (filter.server) it = it.where('server', '=', filter.server)
  if (filter.project) it = it.where('project', '=', filter.project)
  if (filter.person) it = it.where('person_id', '=', filter.person)
  if (filter.status) it = it.where('status', '=', filter.status)
  if (filter.instance) {
    const [server = '', project = '', name = ''] = filter.instance.split('/')
    const resource = JSON.stringify({ kind: 'instance', project, name })
    it = it.where('server', '=', server).where('resources', 'like', contains(resource))
  }
  if (filter.text) {
    const text = contains(filter.text)
    it = it.where((or) =>
      or.or([
        or('description', 'like', text),
        or('resources', 'like', text),
        or('error', 'like', text),
        or('person_name', 'like', text),
      ]),
    )
  }
  return it
}

/** `%` and `_` stand for anything in LIKE; without an ESCAPE clause, `_` in a name matches a little more. */
const contains = (text: string): string => `%${text.replaceAll('%', '_')}%`

const Resources = z.array(z.object({ kind: z.string(), project: z.string(), name: z.string() }))

function rowOf(stored: Omit<OperationTable, 'seq'> & { seq: number }): OperationRow | undefined {
  const { seq: _, person_id, person_name, resources, ...rest } = stored
  const parsed = OperationRow.safeParse({
    ...rest,
    resources: Resources.parse(JSON.parse(resources)),
    progress: null,
    cancellable: false,
    person: person_id === null ? null : { id: person_id, name: person_name ?? '' },
  })
  return parsed.success ? parsed.data : undefined
}
