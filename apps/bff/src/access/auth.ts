import { getAdapter } from 'better-auth/db/adapter'
import { betterAuth } from 'better-auth/minimal'
import type { Logger } from 'pino'
import type { Database } from '../db/open.ts'
import { hashedSessions } from './hashed-sessions.ts'

export const cookieName = '__Host-gantry'

/** A session that is not used ends after this; reading is no use. */
const idleSeconds = 30 * 60
/** It ends then, used or not. */
export const absoluteSeconds = 12 * 3600
/** A session in use is written down as used at most this often: one write a minute, not one a request. */
const renewSeconds = 60

/** The header that carries a request's address to better-auth; it is never taken from a browser. */
export const addressHeader = 'x-gantry-address'

/**
 * better-auth, for passwords (its scrypt) and sessions. Its own HTTP handler is not mounted anywhere: our endpoints
 * call `auth.api`, so there is no path of it that somebody could reach. Signing up is closed.
 */
export const createAuth = async ({ db, secret, log }: { db: Database; secret: string; log: Logger }) => {
  const options = {
    appName: 'Gantry',
    // Only ever used to make links, of which there are none; without it, every start warns.
    baseURL: 'https://gantry.invalid',
    secret,
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 8,
      maxPasswordLength: 128,
    },
    session: { expiresIn: idleSeconds, updateAge: renewSeconds },
    // Ours count failed logins for an account too, which better-auth's does not.
    rateLimit: { enabled: false },
    logger: {
      level: 'warn' as const,
      // Its messages hold no more than "User not found"; the arguments may hold anything.
      log: (_level: string, message: string) => log.debug({ part: 'better-auth' }, message),
    },
    advanced: {
      useSecureCookies: false,
      cookies: {
        session_token: {
          name: cookieName,
          attributes: { secure: true, httpOnly: true, sameSite: 'strict' as const, path: '/' },
        },
      },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
  }
  const inner = await getAdapter({ ...options, database: { db, type: 'sqlite', transaction: true } })
  return betterAuth({ ...options, database: () => hashedSessions(inner) })
}

export type Auth = Awaited<ReturnType<typeof createAuth>>
