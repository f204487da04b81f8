import type { SessionEntry } from '@gantry/protocol/session'
import { isAPIError } from 'better-auth/api'
import type { Logger } from 'pino'
import * as z from 'zod'
import type { Database } from '../db/open.ts'
import type { Access, Caller, Origin, Refused } from './access.ts'
import { absoluteSeconds, addressHeader, cookieName, createAuth } from './auth.ts'
import { weakness } from './common-passwords.ts'
import { alterPerson, insertPerson, toPerson } from './people.ts'
import { createSessions, removeEnded } from './sessions.ts'
import { newSetupToken, takeSetupToken } from './setup-token.ts'

const wrongLogin: Refused = {
  ok: false,
  status: 401,
  code: 'wrong-login',
  message: 'The e-mail address or the password is wrong.',
}

const wrongToken: Refused = {
  ok: false,
  status: 403,
  code: 'wrong-token',
  message:
    'This setup link is not valid any more. Gantry prints a new one each time it starts, until it is set up.',
}

/** `secret` signs the cookies. */
export const createAccess = async (parts: { db: Database; secret: string; log: Logger }): Promise<Access> => {
  const { db } = parts
  const auth = await createAuth(parts)
  const { password: passwords } = await auth.$context
  const sessions = createSessions({ db, auth })
  await removeEnded(db)

  const signIn = async (email: string, password: string, from: Origin) => {
    const headers = new Headers({ [addressHeader]: from.address, 'user-agent': from.agent.slice(0, 300) })
    try {
      return await auth.api.signInEmail({ body: { email, password }, headers, returnHeaders: true })
    } catch (error) {
      if (isAPIError(error) && Number(error.statusCode) < 500) return undefined
      throw error
    }
  }

  const access: Access = {
    caller: (request) => sessions.caller(request),
    expires: (sessionId) => sessions.expires(sessionId),
    onRevoked: (listener) => sessions.onRevoked(listener),

    needsSetup: async () =>
      (await db.selectFrom('user').select('id').limit(1).executeTakeFirst()) === undefined,
    newSetupToken: () => newSetupToken(db),

    async setup({ token, name, email, password }, from) {
      const refused = refusal(email, password, name)
      if (refused !== undefined) return refused
      const hash = await passwords.hash(password)
      const made = await db.transaction().execute(async (step) => {
        if (!(await takeSetupToken(step, token))) return false
        if ((await step.selectFrom('user').select('id').limit(1).executeTakeFirst()) !== undefined)
          return false
        const bindings = [{ role: 'admin' as const, scope: { everything: true as const } }]
        await insertPerson(step, { name, email, bindings }, hash)
        return true
      })
      return made ? access.signIn({ email, password }, from) : wrongToken
    },

    async signIn({ email, password }, from) {
      const answer = await signIn(email, password, from)
      const cookie = answer?.headers.getSetCookie().find((text) => text.startsWith(`${cookieName}=`))
      const value = cookie?.split(';')[0]
      if (value === undefined) return wrongLogin
      const caller = await sessions.caller({ headers: { cookie: value } })
      // Somebody who is disabled gets the same words, after the same work.
      if (caller === undefined) {
        await db
          .deleteFrom('session')
          .where('userId', '=', answer?.response.user.id ?? '')
          .execute()
        return wrongLogin
      }
      return {
        ok: true,
        caller,
        expires: access.expires(caller.sessionId) ?? new Date().toISOString(),
        // Without Max-Age, so that it ends with the browser; the idle and absolute limits are kept here.
        cookie: `${value}; Path=/; Secure; HttpOnly; SameSite=Strict`,
      }
    },

    async signOut({ person, sessionId }) {
      await db.deleteFrom('session').where('id', '=', sessionId).execute()
      sessions.revoke({ personId: person.id, sessionId, why: 'signed-out' })
    },

    sessions: (caller) => listSessions(db, caller),

    async endSession({ person }, sessionId) {
      const { numDeletedRows } = await db
        .deleteFrom('session')
        .where('id', '=', sessionId)
        .where('userId', '=', person.id)
        .executeTakeFirstOrThrow()
      if (numDeletedRows === 0n) return false
      sessions.revoke({ personId: person.id, sessionId, why: 'signed-out' })
      return true
    },

    async changePassword({ person, sessionId }, { current, next }) {
      const account = await db
        .selectFrom('account')
        .select(['id', 'password'])
        .where('userId', '=', person.id)
        .where('providerId', '=', 'credential')
        .executeTakeFirst()
      if (!account?.password || !(await passwords.verify({ hash: account.password, password: current }))) {
        return fieldRefused('current', 'This is not the present password')
      }
      const weak = weakness(next, [person.email, person.name])
      if (weak !== undefined) return fieldRefused('next', weak)
      const hash = await passwords.hash(next)
      const now = new Date().toISOString()
      await db
        .updateTable('account')
        .set({ password: hash, updatedAt: now })
        .where('id', '=', account.id)
        .execute()
      const others = await db
        .deleteFrom('session')
        .where('userId', '=', person.id)
        .where('id', '!=', sessionId)
        .returning('id')
        .execute()
      for (const { id } of others) sessions.revoke({ personId: person.id, sessionId: id, why: 'signed-out' })
      return { ok: true }
    },

    people: async () => (await db.selectFrom('user').selectAll().orderBy('name').execute()).map(toPerson),

    async addPerson({ password, ...person }) {
      const refused = refusal(person.email, password, person.name)
      if (refused !== undefined) return refused
      const hash = await passwords.hash(password)
      return db.transaction().execute(async (step) => {
        const email = person.email.toLowerCase()
        const taken = await step.selectFrom('user').select('id').where('email', '=', email).executeTakeFirst()
        if (taken !== undefined) return fieldRefused('email', 'Somebody has this address already', 409)
        return { ok: true, person: await insertPerson(step, person, hash) }
      })
    },

    async changePerson(id, change) {
      const altered = await alterPerson(db, id, change)
      if (!altered.ok) return altered
      const after = altered.after ?? altered.before
      if (after.disabled && !altered.before.disabled) sessions.revoke({ personId: id, why: 'signed-out' })
      else if (change.bindings !== undefined) sessions.revoke({ personId: id, why: 'permission' })
      return { ok: true, person: after }
    },

    async removePerson(id) {
      const altered = await alterPerson(db, id, undefined)
      if (!altered.ok) return altered
      sessions.revoke({ personId: id, why: 'signed-out' })
      return { ok: true }
    },

    [Symbol.asyncDispose]: () => sessions[Symbol.asyncDispose](),
  }
  return access
}

const refusal = (email: string, password: string, name: string): Refused | undefined => {
  // What better-auth takes for an address at login; another one could never sign in.
  if (!z.email().safeParse(email).success) {
    return fieldRefused('email', 'An e-mail address, like ada@example.org')
  }
  const weak = weakness(password, [email, name])
  return weak === undefined ? undefined : fieldRefused('password', weak)
}

const fieldRefused = (field: string, message: string, status = 422): Refused => ({
  ok: false,
  status,
  code: 'invalid',
  message,
  fields: { [field]: message },
})

const listSessions = async (db: Database, { person, sessionId }: Caller): Promise<SessionEntry[]> => {
  const now = Date.now()
  const rows = await db
    .selectFrom('session')
    .selectAll()
    .where('userId', '=', person.id)
    .where('expiresAt', '>', new Date(now).toISOString())
    .where('createdAt', '>', new Date(now - absoluteSeconds * 1000).toISOString())
    .orderBy('updatedAt', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    current: row.id === sessionId,
    created: row.createdAt,
    used: row.updatedAt,
    address: row.ipAddress ?? '',
    agent: row.userAgent ?? '',
  }))
}
