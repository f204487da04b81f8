import { cookieName } from './auth.ts'

/** Takes the session's cookie away. */
export const clearedCookie = `${cookieName}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0`
