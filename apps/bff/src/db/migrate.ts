import { setTimeout } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { Migrator } from 'kysely'
import * as first from './migrations/0001-first.ts'
import * as imageRemotes from './migrations/0002-image-remotes.ts'
import * as lastSeen from './migrations/0003-last-seen.ts'
import * as terminals from './migrations/0004-terminals.ts'
import type { Tables } from './tables.ts'

/** In the order of their names; one that was released is never changed, and none goes down. */
const migrations = {
  '0001-first': first,
  '0002-image-remotes': imageRemotes,
  '0003-last-seen': lastSeen,
  '0004-terminals': terminals,
}

/** What `openDatabase` rejects with when the database is of a newer Gantry. */
export class NewerSchema extends Error {
  constructor(names: string[]) {
    super(
      `The database was written by a newer version of Gantry (it has ${names.join(', ')}, which this version does ` +
        'not know). Start that version again, or restore a backup from before it.',
    )
  }
}

const tries = 10

/**
 * Applies what is missing, each migration in its own transaction. Kysely has no lock between processes for SQLite, so
 * of two first starts at once (`main.js` and `main.js import`) one fails at a table that the other just made: it looks
 * again, and finds nothing left to do.
 */
export const migrate = async (db: Kysely<Tables>): Promise<void> => {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  for (let left = tries; ; left -= 1) {
    const applied = await appliedMigrations(db)
    const newer = applied.filter((name) => !(name in migrations))
    if (newer.length > 0) throw new NewerSchema(newer)
    if (applied.length === Object.keys(migrations).length) return
    const { error } = await migrator.migrateToLatest()
    if (error === undefined) return
    if (left === 1) throw error
    await setTimeout(100)
  }
}

const appliedMigrations = async (db: Kysely<Tables>): Promise<string[]> => {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === 'kysely_migration')) return []
  const untyped = db.withTables<{ kysely_migration: { name: string } }>()
  const rows = await untyped.selectFrom('kysely_migration').select('name').execute()
  return rows.map(({ name }) => name)
}
