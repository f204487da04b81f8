import { SaveCommand, StartCommandRun } from '@gantry/protocol/saved-command'
import * as z from 'zod/mini'
import { may } from '../access/access.ts'
import { savedCommands } from '../commands/saved-commands.ts'
import { endpoint, refuse } from '../endpoint.ts'

const noCommand = refuse(404, 'not-found', 'There is no such saved command.')
const notYours = refuse(403, 'not-permitted', 'Only the person who saved it may change this command.')
const noRun = refuse(404, 'not-found', 'There is no such run of yours.')

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
    const found = await commands.get(params.id)
    if (found === undefined) return noCommand
    if (found.owner.id !== caller.person.id && !may(caller, 'people.manage')) return notYours
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
    if (found === undefined) return noCommand
    if (found.owner.id !== caller.person.id && !may(caller, 'people.manage')) return notYours
    await commands.remove(params.id)
    return { status: 204, audit: { target: found.name } }
  },
})

/** Each instance has its own permission and its own audit record. */
export const startCommandRun = endpoint({
  method: 'post',
  path: '/api/command-runs',
  body: StartCommandRun,
  bodyLimit: 1024 * 1024,
  authorize: 'signed-in',
  audit: { action: 'instance.command', by: 'handler' },
  limits: [{ max: 60, windowMs: 60_000, by: 'person' }],
  handler: ({ body, context, caller, from }) => ({
    status: 202,
    body: context.commandRuns.start(body, caller, { address: from.address, request: from.request }),
  }),
})

export const listCommandRuns = endpoint({
  method: 'get',
  path: '/api/command-runs',
  authorize: 'signed-in',
  handler: ({ context, caller }) => ({ body: context.commandRuns.list(caller.person.id) }),
})

export const getCommandRun = endpoint({
  method: 'get',
  path: '/api/command-runs/:id',
  authorize: 'signed-in',
  handler: ({ params, context, caller }) => {
    const run = context.commandRuns.get(params.id, caller.person.id)
    return run === undefined ? noRun : { body: run }
  },
})

export const getCommandOutput = endpoint({
  method: 'get',
  path: '/api/command-runs/:id/output',
  query: z.object({ instance: z.string() }),
  authorize: 'signed-in',
  handler: ({ params, query, context, caller }) => {
    const output = context.commandRuns.output(params.id, caller.person.id, query.instance)
    return output === undefined ? noRun : { body: output }
  },
})

/** Those that could not be run, and those with an exit code other than 0. */
export const retryCommandRun = endpoint({
  method: 'post',
  path: '/api/command-runs/:id/retry',
  authorize: 'signed-in',
  audit: { action: 'instance.command', by: 'handler' },
  handler: ({ params, context, caller, from }) => {
    const run = context.commandRuns.get(params.id, caller.person.id)
    if (run === undefined) return noRun
    const failed = run.items.filter(
      ({ state, exitCode }) => state === 'failed' || (state === 'done' && exitCode !== 0),
    )
    if (failed.length === 0) return refuse(409, 'conflict', 'Nothing in this run has failed.')
    const again = { name: run.name, command: run.command, instances: failed.map(({ key }) => key) }
    const { address, request } = from
    return { status: 202, body: context.commandRuns.start(again, caller, { address, request }) }
  },
})

export const removeCommandRun = endpoint({
  method: 'delete',
  path: '/api/command-runs/:id',
  authorize: 'signed-in',
  audit: 'instance.command-end',
  handler: ({ params, context, caller }) =>
    context.commandRuns.remove(params.id, caller.person.id) ? { status: 204 } : noRun,
})
