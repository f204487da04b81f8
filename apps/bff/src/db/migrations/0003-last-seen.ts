import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

/** What each server looked like when it was last seen. It goes with its server. */
export const up = async (db: Kysely<Tables>): Promise<void> => {
  await db.schema
    .createTable('last_seen')
    .addColumn('server', 'text', (column) => column.primaryKey().references('server.id').onDelete('cascade'))
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('picture', 'blob', (column) => column.notNull())
    .execute()
}
