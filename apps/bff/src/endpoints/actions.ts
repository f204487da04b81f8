import { StartAction } from '@gantry/protocol/actions'
import { endpoint, refuse } from '../endpoint.ts'

/** One action on many instances. Each instance has its own permission and its own audit record. */
export const startAction = endpoint({
  method: 'post',
  path: '/api/fleet/actions',
  body: StartAction,
  // Five thousand instance keys.
  bodyLimit: 1024 * 1024,
  authorize: 'signed-in',
  audit: { action: 'instance.action', by: 'handler' },
  handler: ({ body, context, caller, from }) => ({
    status: 202,
    body: context.actions.start(body, caller, { address: from.address, request: from.request }),
  }),
})

const noRun = refuse(404, 'not-found', 'There is no such run of yours')

export const getAction = endpoint({
  method: 'get',
  path: '/api/fleet/actions/:id',
  authorize: 'signed-in',
  handler: ({ params, context, caller }) => {
    const run = context.actions.get(params.id)
    return run?.person.id === caller.person.id ? { body: run } : noRun
  },
})

/** What has come to an end already stays as it is. */
export const cancelAction = endpoint({
  method: 'delete',
  path: '/api/fleet/actions/:id',
  authorize: 'signed-in',
  audit: 'instance.action-cancel',
  handler: ({ params, context, caller }) => {
    if (context.actions.get(params.id)?.person.id !== caller.person.id) return noRun
    context.actions.cancel(params.id)
    return { status: 204 }
  },
})
