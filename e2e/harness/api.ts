import type { Gantry } from './gantry.ts'
import { administrator } from './gantry.ts'

/** Gantry's own HTTP API as a signed-in person, for what a test needs beside the browser. */
export class Api {
  private constructor(
    private readonly gantry: Gantry,
    private readonly cookie: string,
  ) {}

  /** Makes the first administrator. */
  static async setUp(gantry: Gantry): Promise<Api> {
    const token = new URL(gantry.setupLink ?? 'none:').hash.replace('#token=', '')
    return Api.#enter(gantry, 'api/setup', { token, ...administrator })
  }

  static async signIn(gantry: Gantry, person: { email: string; password: string }): Promise<Api> {
    return Api.#enter(gantry, 'api/sign-in', { email: person.email, password: person.password })
  }

  static async #enter(gantry: Gantry, path: string, body: unknown): Promise<Api> {
    const response = await send(gantry, 'POST', path, { body })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    const cookie = response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    return new Api(gantry, cookie)
  }

  /** Throws with Gantry's own words where the answer is not 2xx. */
  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await send(this.gantry, method, path, { body, cookie: this.cookie })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return text === '' ? (undefined as T) : (JSON.parse(text) as T)
  }
}

function send(gantry: Gantry, method: string, path: string, sent: { body?: unknown; cookie?: string }) {
  const headers: Record<string, string> = { origin: new URL(gantry.url).origin }
  if (sent.cookie) headers.cookie = sent.cookie
  const init: RequestInit = { method, headers }
  if (sent.body !== undefined) {
    headers['content-type'] = 'application/json'
    init.body = JSON.stringify(sent.body)
  }
  return fetch(new URL(path, gantry.url), init)
}
