import { randomBytes } from 'node:crypto'
import type { SaveCommand, SavedCommand } from '@gantry/protocol/saved-command'
import { Environment } from '@gantry/protocol/terminal'
import type { Database } from '../db/open.ts'
import type { SavedCommandTable } from '../db/tables.ts'

const fromRow = (row: SavedCommandTable): SavedCommand => ({
  id: row.id,
  name: row.name,
  line: row.line,
  user: row.user_name,
  environment: Environment.parse(JSON.parse(row.environment)),
  owner: { id: row.owner_id, name: row.owner_name },
  changed: row.changed,
})

const columns = ({ name, line, user, environment }: SaveCommand) => ({
  name,
  line,
  user_name: user,
  environment: JSON.stringify(environment),
  changed: new Date().toISOString(),
})

/** The table of commands that people keep. */
export const savedCommands = (db: Database) => ({
  all: async (): Promise<SavedCommand[]> =>
    (await db.selectFrom('saved_command').selectAll().orderBy('name').execute()).map(fromRow),
  get: async (id: string): Promise<SavedCommand | undefined> => {
    const row = await db.selectFrom('saved_command').selectAll().where('id', '=', id).executeTakeFirst()
    return row && fromRow(row)
  },
  add: async (command: SaveCommand, owner: { id: string; name: string }): Promise<SavedCommand> => {
    const id = randomBytes(8).toString('hex')
    const row = { id, ...columns(command), owner_id: owner.id, owner_name: owner.name }
    await db.insertInto('saved_command').values(row).execute()
    return fromRow(row)
  },
  put: async (id: string, command: SaveCommand): Promise<void> => {
    await db.updateTable('saved_command').set(columns(command)).where('id', '=', id).execute()
  },
  remove: async (id: string): Promise<void> => {
    await db.deleteFrom('saved_command').where('id', '=', id).execute()
  },
})
