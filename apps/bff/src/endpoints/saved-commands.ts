import { SaveCommand, type SavedCommand } from '@gantry/protocol/saved-command'
import { type Caller, may } from '../access/access.ts'
import { savedCommands } from '../commands/saved-commands.ts'
import { endpoint, refuse } from '../endpoint.ts'

const noCommand = refuse(404, 'not-found', 'There is no such saved command.')
const notYours = refuse(403, 'not-permitted', 'Only the person who saved it may change this command.')

/** Everybody runs them; whoever saved one changes it, or who manages people. */
const refusedChange = (found: SavedCommand | undefined, caller: Caller) => {
  if (found === undefined) return noCommand
  return found.owner.id === caller.person.id || may(caller, 'people.manage') ? undefined : notYours
}

export const listSavedCommands = endpoint({
  method: 'get',
  path: '/api/saved-commands',
  authorize: 'signed-in',
  handler: async ({ context }) => ({ body: await savedCommands(context.db).all() }),
})

export const addSavedCommand = endpoint({
  method: 'post',
  path: '/api/saved-commands',
  body: SaveCommand,
  authorize: 'signed-in',
  audit: { action: 'saved-command.add', target: ({ body }) => body.name },
  limits: [{ max: 120, windowMs: 60_000, by: 'person' }],
  handler: async ({ body, context, caller }) => ({
    status: 201,
    body: await savedCommands(context.db).add(body, caller.person),
  }),
})

export const changeSavedCommand = endpoint({
  method: 'put',
  path: '/api/saved-commands/:id',
  body: SaveCommand,
  authorize: 'signed-in',
  audit: { action: 'saved-command.change', target: ({ body }) => body.name },
  handler: async ({ params, body, context, caller }) => {
    const commands = savedCommands(context.db)
    const refused = refusedChange(await commands.get(params.id), caller)
    if (refused) return refused
    await commands.put(params.id, body)
    return { body: await commands.get(params.id) }
  },
})

export const removeSavedCommand = endpoint({
  method: 'delete',
  path: '/api/saved-commands/:id',
  authorize: 'signed-in',
  audit: 'saved-command.remove',
  handler: async ({ params, context, caller }) => {
    const commands = savedCommands(context.db)
    const found = await commands.get(params.id)
    const refused = refusedChange(found, caller)
    if (refused) return refused
    await commands.remove(params.id)
    return { status: 204, audit: { target: found?.name } }
  },
})
