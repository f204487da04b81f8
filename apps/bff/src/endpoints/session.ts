import type { Session } from '@gantry/protocol/session'
import { SignIn } from '@gantry/protocol/session'
import * as z from 'zod/mini'
import { clearedCookie } from '../access/cookie.ts'
import { endpoint, refuse } from '../endpoint.ts'
import { version } from '../version.ts'
import { refusedAnswer } from './refused.ts'

const minutes = (count: number): number => count * 60_000

export const readSession = endpoint({
  method: 'get',
  path: '/api/session',
  authorize: 'anyone',
  handler: async ({ context, caller }) => {
    const { access } = context
    const session: Session =
      caller !== undefined
        ? {
            state: 'signed-in',
            person: caller.person,
            version,
            expires: access.expires(caller.sessionId) ?? new Date().toISOString(),
          }
        : { state: (await access.needsSetup()) ? 'setup' : 'signed-out' }
    return { body: session }
  },
})

/**
 * Failures are counted for the address and for the account, known or not (S26). The account's count is small enough
 * to stop guessing and passes quickly, so that nobody is locked out for long by somebody else.
 */
export const signIn = endpoint({
  method: 'post',
  path: '/api/sign-in',
  body: SignIn,
  authorize: 'anyone',
  audit: { action: 'session.sign-in', target: ({ body }) => body.email },
  limits: [
    { max: 30, windowMs: minutes(5), by: 'address', onlyFailures: true },
    { max: 10, windowMs: minutes(5), by: { field: 'email' }, onlyFailures: true },
  ],
  handler: async ({ body, context, caller, from }) => {
    const answer = await context.access.signIn(body, from)
    if (!answer.ok) return refusedAnswer(answer)
    // The session of before is over: whoever knew its cookie shall not share the new one (S28).
    if (caller !== undefined) await context.access.signOut(caller)
    const session: Session = {
      state: 'signed-in',
      person: answer.caller.person,
      version,
      expires: answer.expires,
    }
    const { caller: signedIn } = answer
    return { body: session, headers: { 'Set-Cookie': answer.cookie }, audit: { caller: signedIn } }
  },
})

export const signOut = endpoint({
  method: 'post',
  path: '/api/sign-out',
  authorize: 'signed-in',
  audit: 'session.sign-out',
  handler: async ({ context, caller }) => {
    await context.access.signOut(caller)
    return { status: 204, headers: { 'Set-Cookie': clearedCookie, 'Clear-Site-Data': '"cache", "storage"' } }
  },
})

/**
 * The page says that a person did something: a key, a click. Only this and changes keep a session from its idle end
 * (S28); reading does not, for an open page reads by itself all day.
 */
export const reportActivity = endpoint({
  method: 'post',
  path: '/api/session/activity',
  authorize: 'signed-in',
  // Finding the caller of a POST is all there is to do, and nothing to write down.
  audit: { action: 'session.activity', by: 'handler' },
  handler: () => ({ status: 204 }),
})

export const listSessions = endpoint({
  method: 'get',
  path: '/api/session/list',
  authorize: 'signed-in',
  handler: async ({ context, caller }) => ({ body: await context.access.sessions(caller) }),
})

export const endSession = endpoint({
  method: 'delete',
  path: '/api/session/:id',
  authorize: 'signed-in',
  audit: 'session.end',
  handler: async ({ params, context, caller }) =>
    (await context.access.endSession(caller, params.id))
      ? { status: 204 }
      : refuse(404, 'not-found', 'You have no such session.'),
})

export const changePassword = endpoint({
  method: 'post',
  path: '/api/session/password',
  body: z.object({
    current: z.string().check(z.minLength(1, 'The present password'), z.maxLength(128)),
    next: z
      .string()
      .check(z.minLength(8, 'At least 8 characters'), z.maxLength(128, 'At most 128 characters')),
  }),
  authorize: 'signed-in',
  audit: 'session.change-password',
  limits: [{ max: 10, windowMs: minutes(5), by: 'person', onlyFailures: true }],
  handler: async ({ body, context, caller }) => {
    const answer = await context.access.changePassword(caller, body)
    return answer.ok ? { status: 204 } : refusedAnswer(answer)
  },
})
