import { StartCommandRun } from '@gantry/protocol/saved-command'
import * as z from 'zod/mini'
import { endpoint, refuse } from '../endpoint.ts'

const noRun = refuse(404, 'not-found', 'There is no such run of yours.')

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
