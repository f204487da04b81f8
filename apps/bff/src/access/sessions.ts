import type { IncomingMessage } from 'node:http'
import type { Database } from '../db/open.ts'
import type { Caller, Revocation } from './access.ts'
import { type Auth, absoluteSeconds, cookieName } from './auth.ts'
import { toPerson } from './people.ts'

/** How long after its end a session's sockets may stay open at most; S4 asks for a second. */
const sweepMs = 400
/** Rows of sessions that ended unseen are taken away this often. */
const cleanMs = 3_600_000

type Asked = Pick<IncomingMessage, 'headers'> & { method?: string | undefined }

/** Finds the session of a request, and tells when one that was in use ends. */
export const createSessions = ({ db, auth }: { db: Database; auth: Auth }) => {
  const listeners = new Set<(revocation: Revocation) => void>()
  /** Sessions that made a request in this run: only they can have sockets. */
  const inUse = new Map<string, { personId: string; expires: number }>()

  const revoke = (revocation: Revocation): void => {
    for (const [id, { personId }] of inUse) {
      if (revocation.why === 'permission' || personId !== revocation.personId) continue
      if (revocation.sessionId === undefined || revocation.sessionId === id) inUse.delete(id)
    }
    for (const listener of listeners) listener(revocation)
  }

  const sweep = setInterval(() => {
    const now = Date.now()
    for (const [sessionId, { personId, expires }] of inUse) {
      if (expires <= now) revoke({ personId, sessionId, why: 'expired' })
    }
  }, sweepMs)
  const cleaning = setInterval(() => void removeEnded(db), cleanMs)
  sweep.unref()
  cleaning.unref()

  return {
    revoke,
    onRevoked: (listener: (revocation: Revocation) => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    expires: (sessionId: string): string | undefined => {
      const expires = inUse.get(sessionId)?.expires
      return expires === undefined ? undefined : new Date(expires).toISOString()
    },
    /**
     * Only a request that is no reading counts as use: a page that lies open asks again and again by itself, and its
     * socket comes back by itself. Both are a GET.
     */
    async caller({ headers, method = 'GET' }: Asked): Promise<Caller | undefined> {
      const { cookie } = headers
      if (cookie === undefined || !cookie.includes(`${cookieName}=`)) return undefined
      const disableRefresh = method === 'GET' || method === 'HEAD'
      const found = await auth.api.getSession({ headers: new Headers({ cookie }), query: { disableRefresh } })
      if (found === null) return undefined
      const { session } = found
      const expires = Math.min(
        session.expiresAt.getTime(),
        session.createdAt.getTime() + absoluteSeconds * 1000,
      )
      if (expires <= Date.now()) {
        await db.deleteFrom('session').where('id', '=', session.id).execute()
        return undefined
      }
      const row = await db.selectFrom('user').selectAll().where('id', '=', session.userId).executeTakeFirst()
      if (row === undefined || row.disabled === 1) return undefined
      inUse.set(session.id, { personId: row.id, expires })
      return { person: toPerson(row), sessionId: session.id }
    },
    async [Symbol.asyncDispose]() {
      clearInterval(sweep)
      clearInterval(cleaning)
      listeners.clear()
    },
  }
}

/** Takes away the rows of sessions that are over. */
export const removeEnded = async (db: Database): Promise<void> => {
  const now = Date.now()
  await db
    .deleteFrom('session')
    .where((either) =>
      either.or([
        either('expiresAt', '<', new Date(now).toISOString()),
        either('createdAt', '<', new Date(now - absoluteSeconds * 1000).toISOString()),
      ]),
    )
    .execute()
}
