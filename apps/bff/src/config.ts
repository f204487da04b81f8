import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'

/** Where the BFF listens, where it keeps its files, and what it may do; read once, from the environment. */
export type Config = {
  host: string
  port: number
  /** Holds the database, the key that seals secrets, and the certificate of Gantry's own HTTPS. */
  dataFolder: string
  /** Begins and ends with a slash. */
  basePath: string
  /** The address that people use when it is not the one we listen on (a reverse proxy); without a slash at the end. */
  publicUrl: string | undefined
  tls: { certificateFile: string; keyFile: string } | undefined
  /** 32 bytes as base64 or hex that seal private keys; a file in `dataFolder` when it is missing. */
  sealKey: string | undefined
  /** Addresses or networks of reverse proxies whose `X-Forwarded-For` is believed (S27). */
  trustedProxies: string[]
  /** Whether servers on loopback may be added (S38). */
  allowLoopbackServers: boolean
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  /** Sessions that live in Gantry; `idleMs` of 0 is never. */
  terminals: { idleMs: number; perPerson: number; total: number }
  /** The built web, `apps/web/dist`. */
  webFolder: string
}

const flag = z.enum(['0', '1', 'true', 'false']).transform((text) => text === '1' || text === 'true')

const listen = z.string().transform((text, context) => {
  const parts = /^(?:\[(?<six>[0-9a-f:]+)\]|(?<four>[^:[\]]+)):(?<port>\d{1,5})$/i.exec(text)?.groups
  const port = Number(parts?.['port'])
  const host = parts?.['six'] ?? parts?.['four']
  if (host === undefined || port > 65535) {
    context.addIssue('an address and port, like 127.0.0.1:8080 or [::1]:8080')
    return z.NEVER
  }
  return { host, port }
})

const basePath = z.string().transform((text, context) => {
  const path = `/${text.split('/').filter(Boolean).join('/')}/`.replace('//', '/')
  if (!/^[A-Za-z0-9/._~-]+$/.test(path)) {
    context.addIssue('a path of letters, digits, dots, dashes and slashes, like /gantry/')
    return z.NEVER
  }
  return path
})

const Environment = z.object({
  GANTRY_LISTEN: listen.prefault('127.0.0.1:8080'),
  GANTRY_DATA: z.string().min(1).optional(),
  GANTRY_BASE_PATH: basePath.prefault('/'),
  GANTRY_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  GANTRY_TLS_CERT: z.string().min(1).optional(),
  GANTRY_TLS_KEY: z.string().min(1).optional(),
  GANTRY_KEY: z.string().min(1).optional(),
  GANTRY_TRUSTED_PROXIES: z.string().prefault(''),
  GANTRY_ALLOW_LOOPBACK_SERVERS: flag.optional(),
  GANTRY_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).prefault('info'),
  GANTRY_WEB: z.string().min(1).optional(),
  GANTRY_TERMINAL_IDLE_MINUTES: z.coerce.number().min(0).max(525_600).prefault(1440),
  GANTRY_TERMINAL_PER_PERSON: z.coerce.number().int().min(1).max(10_000).prefault(50),
  GANTRY_TERMINAL_TOTAL: z.coerce.number().int().min(1).max(10_000).prefault(200),
})

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)

export type ConfigAnswer = { ok: true; config: Config } | { ok: false; message: string }

/** Reads the environment; what is wrong with it comes back as one line for each variable. */
export const readConfig = (environment: NodeJS.ProcessEnv): ConfigAnswer => {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(set)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    return { ok: false, message: lines.join('\n') }
  }
  const given = parsed.data
  const { GANTRY_TLS_CERT: certificateFile, GANTRY_TLS_KEY: keyFile } = given
  if ((certificateFile === undefined) !== (keyFile === undefined)) {
    return { ok: false, message: 'GANTRY_TLS_CERT and GANTRY_TLS_KEY: give both or none' }
  }
  return {
    ok: true,
    config: {
      ...given.GANTRY_LISTEN,
      dataFolder: given.GANTRY_DATA ?? join(dataHome(environment), 'gantry'),
      basePath: given.GANTRY_BASE_PATH,
      publicUrl: given.GANTRY_PUBLIC_URL?.replace(/\/+$/, ''),
      tls: certificateFile !== undefined && keyFile !== undefined ? { certificateFile, keyFile } : undefined,
      sealKey: given.GANTRY_KEY,
      trustedProxies: given.GANTRY_TRUSTED_PROXIES.split(',')
        .map((part) => part.trim())
        .filter(Boolean),
      allowLoopbackServers: given.GANTRY_ALLOW_LOOPBACK_SERVERS ?? isLoopback(given.GANTRY_LISTEN.host),
      logLevel: given.GANTRY_LOG_LEVEL,
      terminals: {
        idleMs: given.GANTRY_TERMINAL_IDLE_MINUTES * 60_000,
        perPerson: given.GANTRY_TERMINAL_PER_PERSON,
        total: given.GANTRY_TERMINAL_TOTAL,
      },
      webFolder: given.GANTRY_WEB ?? builtWeb(),
    },
  }
}

const dataHome = (environment: NodeJS.ProcessEnv): string =>
  environment['XDG_DATA_HOME'] || join(homedir(), '.local', 'share')

/** `src/config.ts` and `dist/main.js` are both one folder below `apps/bff`. */
const builtWeb = (): string => fileURLToPath(new URL('../../web/dist', import.meta.url))
