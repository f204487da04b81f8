import { mkdtemp, rm } from 'node:fs/promises'
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { type Config, readConfig } from '../src/config.ts'
import { type Gantry, startGantry } from '../src/gantry.ts'

/** Answers as they come off the wire; `json` is undefined when the body is none. */
export type Answer = { status: number; headers: IncomingHttpHeaders; text: string; json: unknown }

export type Ask = { body?: unknown; raw?: string; headers?: Record<string, string | undefined> }

/** A whole Gantry on a free port with a data folder of its own, which goes away with it. */
export type TestGantry = AsyncDisposable & {
  gantry: Gantry
  config: Config
  folder: string
  /** A browser that is not signed in. */
  visitor(): Browser
  /** Makes the first administrator, and gives their browser. */
  setUp(): Promise<Browser>
  /** Adds a person, and gives their signed-in browser. */
  person(admin: Browser, name: string, bindings: unknown[]): Promise<Browser>
  /** Ends it and starts it again over the same data folder; `meanwhile` happens while there is none. */
  restart(meanwhile?: () => Promise<void>): Promise<void>
}

export const password = 'crane over the harbour'

export const emptyFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'gantry-test-'))

export const testConfig = (folder: string, environment: Record<string, string> = {}): Config => {
  const answer = readConfig({ GANTRY_LISTEN: '127.0.0.1:0', GANTRY_DATA: folder, ...environment })
  if (!answer.ok) throw new Error(answer.message)
  return answer.config
}

/** Starts one. `environment` is what a person would set. */
export const startTestGantry = async (environment: Record<string, string> = {}): Promise<TestGantry> => {
  const folder = await emptyFolder()
  const config = testConfig(folder, environment)
  const log = pino({ level: process.env.GANTRY_TEST_LOG ?? 'silent' })
  let gantry = await startGantry(config, log)
  const visitor = () => new Browser(() => gantry.localUrl)
  return {
    get gantry() {
      return gantry
    },
    config,
    folder,
    visitor,
    async setUp() {
      const browser = visitor()
      const token = gantry.setupLink?.split('#token=')[1] ?? ''
      const body = { token, name: 'Ada', email: 'ada@example.org', password }
      const answer = await browser.post('api/setup', body)
      if (answer.status !== 201) throw new Error(`setup answered ${answer.status}: ${answer.text}`)
      return browser
    },
    async person(admin, name, bindings) {
      const email = `${name}@example.org`
      const added = await admin.post('api/people', { name, email, password, bindings })
      if (added.status !== 201) throw new Error(`adding ${name} answered ${added.status}: ${added.text}`)
      const browser = visitor()
      const signedIn = await browser.post('api/sign-in', { email, password })
      if (signedIn.status !== 200) throw new Error(`${name} could not sign in: ${signedIn.text}`)
      return browser
    },
    async restart(meanwhile) {
      await gantry.close()
      await meanwhile?.()
      gantry = await startGantry(config, log)
    },
    async [Symbol.asyncDispose]() {
      await gantry.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** What a browser does: keeps the cookie, and says where a change comes from. */
export class Browser {
  cookie: string | undefined
  readonly base: () => string

  constructor(base: () => string) {
    this.base = base
  }

  get(path: string, headers: Ask['headers'] = {}): Promise<Answer> {
    return this.ask('GET', path, { headers })
  }

  post(path: string, body?: unknown): Promise<Answer> {
    return this.ask('POST', path, { body })
  }

  /** `path` is below the base path. A header that is undefined is not sent. */
  async ask(method: string, path: string, { body, raw, headers = {} }: Ask = {}): Promise<Answer> {
    const url = new URL(path, this.base())
    const text = raw ?? (body === undefined ? undefined : JSON.stringify(body))
    const all = {
      origin: url.origin,
      'sec-fetch-site': 'same-origin',
      cookie: this.cookie,
      ...(text === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
      ...headers,
    }
    const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
    const answer = await send(url, method, given, text)
    const cookie = answer.headers['set-cookie']?.find((line) => line.startsWith('__Host-gantry='))
    if (cookie !== undefined) this.cookie = /Max-Age=0/.test(cookie) ? undefined : cookie.split(';')[0]
    return answer
  }
}

const send = (
  url: URL,
  method: string,
  headers: Record<string, string | undefined>,
  text: string | undefined,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    // Certificates are the subject of tests of their own.
    const make = url.protocol === 'https:' ? httpsRequest : httpRequest
    const request = make(url, { method, headers, rejectUnauthorized: false, agent: false }, (response) => {
      response.setEncoding('utf8')
      let body = ''
      response.on('data', (chunk: string) => {
        body += chunk
      })
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: body,
          json: parsed(body),
        }),
      )
    })
    request.on('error', reject)
    request.end(text)
  })

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Waits until something holds, as a person would: it looks again and again, for at most `ms`. */
export const until = async <T>(
  what: string,
  look: () => Promise<T | undefined> | T | undefined,
  ms = 10_000,
): Promise<T> => {
  const end = Date.now() + ms
  while (Date.now() < end) {
    const found = await look()
    if (found !== undefined && found !== false) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`It did not happen within ${ms} ms: ${what}`)
}
