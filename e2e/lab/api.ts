import { request } from 'node:http'
import { join } from 'node:path'
import type { Daemon } from './servers.ts'

/*
 * The lab talks to its daemons over their unix sockets: they lie in the lab's folder, need no certificate, and
 * are reachable from any network namespace.
 */
export const socketOf = (daemon: Daemon) => join(daemon.dir, 'unix.socket')

interface Envelope {
  type?: string
  error?: string
  operation?: string
  metadata?: unknown
}

/** One API call; gives `metadata`, rejects with the server's own error. Waits for the operation of an asynchronous answer. */
export async function api(daemon: Daemon, method: string, path: string, body?: unknown, within = 30_000) {
  const answer = await call(daemon, method, path, body, within)
  if (answer.type === 'error') throw new Error(`${daemon.name} ${method} ${path}: ${answer.error}`)
  if (answer.type !== 'async' || !answer.operation) return answer.metadata
  const [operation = '', search] = answer.operation.split('?')
  const done = await call(daemon, 'GET', `${operation}/wait${search ? `?${search}` : ''}`, undefined, within)
  const failure = failureOf(done)
  if (failure) throw new Error(`${daemon.name} ${method} ${path}: ${failure}`)
  return done.metadata
}

/** Whether the daemon answers at all; a cluster member must also have reached its database. */
export async function answers(daemon: Daemon): Promise<boolean> {
  return await api(daemon, 'GET', '/1.0', undefined, 3000).then(
    () => true,
    () => false,
  )
}

function call(
  daemon: Daemon,
  method: string,
  path: string,
  body: unknown,
  within: number,
): Promise<Envelope> {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const sent = request(
      {
        socketPath: socketOf(daemon),
        method,
        path,
        headers: { host: 'lab', ...(text === undefined ? {} : { 'content-type': 'application/json' }) },
        signal: AbortSignal.timeout(within),
      },
      (response) => {
        let all = ''
        response.setEncoding('utf8').on('data', (part: string) => {
          all += part
        })
        response.on('error', reject)
        response.on('end', () => {
          try {
            resolve(JSON.parse(all))
          } catch {
            reject(new Error(`${daemon.name} ${method} ${path}: not JSON: ${all.slice(0, 200)}`))
          }
        })
      },
    )
    sent.on('error', (error) => reject(new Error(`${daemon.name} ${method} ${path}: ${error.message}`)))
    sent.end(text)
  })
}

function failureOf(answer: Envelope): string | undefined {
  if (answer.type === 'error') return answer.error
  const operation = answer.metadata
  if (typeof operation !== 'object' || operation === null || !('status_code' in operation)) return undefined
  if (operation.status_code === 200) return undefined
  return 'err' in operation ? String(operation.err) : 'the operation failed'
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The records of a list answer; anything else in it is left out. */
export const records = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isRecord) : []
