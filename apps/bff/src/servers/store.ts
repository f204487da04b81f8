import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import type { Database } from '../db/open.ts'
import type { ServerTable } from '../db/tables.ts'
import type { RegisteredServer } from './registered-server.ts'

const Way = z.enum(['unix', 'https'])
const Addresses = z.array(z.string())

/** Eighty random bits as hexadecimal, so that an id is never used again, not even in another database. */
export const newServerId = (): string => randomBytes(10).toString('hex')

const fromRow = (row: ServerTable): RegisteredServer => ({
  id: row.id,
  name: row.name,
  way: Way.parse(row.way),
  addresses: Addresses.parse(JSON.parse(row.addresses)),
  fingerprint: row.fingerprint,
  disabled: row.disabled === 1,
  added: row.added,
})

const toRow = (server: RegisteredServer): ServerTable => ({
  ...server,
  addresses: JSON.stringify(server.addresses),
  disabled: server.disabled ? 1 : 0,
})

/** The registry's table. */
export const serverStore = (db: Database) => ({
  all: async (): Promise<RegisteredServer[]> =>
    (await db.selectFrom('server').selectAll().orderBy('name').execute()).map(fromRow),
  /** False when another server has the name. */
  insert: async (server: RegisteredServer): Promise<boolean> => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('server')
      .values(toRow(server))
      .onConflict((conflict) => conflict.column('name').doNothing())
      .executeTakeFirstOrThrow()
    return (numInsertedOrUpdatedRows ?? 0n) > 0n
  },
  update: async (server: RegisteredServer): Promise<void> => {
    const { id, ...columns } = toRow(server)
    await db.updateTable('server').set(columns).where('id', '=', id).execute()
  },
  delete: async (id: string): Promise<void> => {
    await db.deleteFrom('server').where('id', '=', id).execute()
  },
})
