import { OpenTerminal, ShareTerminal } from '@gantry/protocol/terminal'
import { endpoint } from '../endpoint.ts'
import { refusedAnswer } from './refused.ts'

/** A new session in an instance. Permission and audit are the part's own: the target is in the body. */
export const openTerminal = endpoint({
  method: 'post',
  path: '/api/terminals',
  body: OpenTerminal,
  bodyLimit: 1024 * 1024,
  authorize: 'signed-in',
  audit: { action: 'terminal.open', by: 'handler' },
  limits: [{ max: 300, windowMs: 60_000, by: 'person' }],
  handler: async ({ body, context, caller, from }) => {
    const answer = await context.terminals.open(body, caller, {
      address: from.address,
      request: from.request,
    })
    return answer.ok ? { status: 201, body: answer.row } : refusedAnswer(answer)
  },
})

export const listTerminals = endpoint({
  method: 'get',
  path: '/api/terminals',
  authorize: 'signed-in',
  handler: ({ context, caller }) => ({ body: context.terminals.list(caller) }),
})

export const shareTerminal = endpoint({
  method: 'patch',
  path: '/api/terminals/:id',
  body: ShareTerminal,
  authorize: 'signed-in',
  audit: 'terminal.share',
  handler: ({ params, body, context, caller }) => {
    const answer = context.terminals.share(params.id, body.share, caller)
    return answer.ok ? { body: answer.row } : refusedAnswer(answer)
  },
})

export const restartTerminal = endpoint({
  method: 'post',
  path: '/api/terminals/:id/restart',
  authorize: 'signed-in',
  audit: { action: 'terminal.restart', by: 'handler' },
  handler: async ({ params, context, caller, from }) => {
    const { address, request } = from
    const answer = await context.terminals.restart(params.id, caller, { address, request })
    return answer.ok ? { body: answer.row } : refusedAnswer(answer)
  },
})

export const removeTerminal = endpoint({
  method: 'delete',
  path: '/api/terminals/:id',
  authorize: 'signed-in',
  audit: 'terminal.end',
  handler: ({ params, context, caller }) => {
    const answer = context.terminals.remove(params.id, caller)
    return answer.ok ? { status: 204 } : refusedAnswer(answer)
  },
})
