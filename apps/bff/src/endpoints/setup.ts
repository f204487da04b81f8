import type { Session } from '@gantry/protocol/session'
import { Setup } from '@gantry/protocol/session'
import { endpoint } from '../endpoint.ts'
import { version } from '../version.ts'
import { refusedAnswer } from './refused.ts'

/** Makes the first administrator. The token has 256 bits; the limit only keeps scrypt from being run for nothing. */
export const setup = endpoint({
  method: 'post',
  path: '/api/setup',
  body: Setup,
  authorize: 'anyone',
  audit: { action: 'setup', target: ({ body }) => body.email },
  limits: [{ max: 30, windowMs: 300_000, by: 'address', onlyFailures: true }],
  handler: async ({ body, context, from }) => {
    const answer = await context.access.setup(body, from)
    if (!answer.ok) return refusedAnswer(answer)
    const session: Session = {
      state: 'signed-in',
      person: answer.caller.person,
      version,
      expires: answer.expires,
    }
    const { caller } = answer
    return { status: 201, body: session, headers: { 'Set-Cookie': answer.cookie }, audit: { caller } }
  },
})
