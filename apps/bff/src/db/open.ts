import { chmodSync, closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { migrate } from './migrate.ts'
import type { Tables } from './tables.ts'

export type Database = Kysely<Tables>

/**
 * Opens the database of a data folder and brings it to this version's schema. It rejects when the database was
 * written by a newer Gantry.
 *
 * WAL lets `main.js import` write beside a running Gantry, and `synchronous=FULL` makes each commit durable: a
 * record that was answered for survives a power cut. (NORMAL may lose the last commits of a WAL.)
 */
export const openDatabase = async (dataFolder: string): Promise<Database> => {
  const file = join(dataFolder, 'gantry.db')
  // Made by us before SQLite does, so that at no moment others can read it; -wal and -shm take its mode.
  closeSync(openSync(file, 'a', 0o600))
  chmodSync(file, 0o600)
  const sqlite = new Sqlite(file, { timeout: 5_000 })
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  const db: Database = new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqlite }) })
  try {
    await migrate(db)
  } catch (error) {
    await db.destroy()
    throw error
  }
  return db
}
