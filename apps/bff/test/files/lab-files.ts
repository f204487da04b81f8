import { request } from 'node:http'
import { FileListing } from '@gantry/protocol/files'
import type { Answer, Browser } from '../harness.ts'

/** The files of one instance as a browser asks for them. */
export const filesOf = (browser: Browser, server: string, instance: string, project = 'default') => {
  const at = (what: string, query: Record<string, string> = {}): string =>
    `api/files/${server}/${project}/${instance}/${what}?${new URLSearchParams(query)}`
  const headers = () => ({
    cookie: browser.cookie ?? '',
    origin: new URL(browser.base()).origin,
    'sec-fetch-site': 'same-origin',
  })
  const send = async (method: string, path: string, body?: Uint8Array<ArrayBuffer>, more = {}) => {
    const answer = await fetch(new URL(path, browser.base()), {
      method,
      headers: { ...headers(), ...more },
      ...(body === undefined ? {} : { body }),
    })
    return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
  }
  return {
    at,
    list: async (path: string) => {
      const answer = await browser.get(at('entries', { path }))
      if (answer.status !== 200) throw new Error(`it answered ${answer.status}: ${answer.text}`)
      return FileListing.parse(answer.json).entries
    },
    entry: (path: string): Promise<Answer> => browser.get(at('entry', { path })),
    read: (path: string, more = {}) => send('GET', at('content', { path }), undefined, more),
    tar: (path: string) => send('GET', at('tar', { path })),
    write: (path: string, text: string | Uint8Array<ArrayBuffer>, more = {}) =>
      send(
        'PUT',
        at('content', { path }),
        typeof text === 'string' ? new TextEncoder().encode(text) : text,
        more,
      ),
    post: (what: string, body: unknown): Promise<Answer> => browser.post(at(what), body),
    patch: (body: unknown): Promise<Answer> => browser.ask('PATCH', at('attributes'), { body }),
    remove: (path: string, recursive = false): Promise<Answer> =>
      browser.ask('DELETE', at('entries', { path, ...(recursive ? { recursive: 'true' } : {}) })),
    /** An upload that is promised to be longer than it is: begun, and then cut off. */
    begin: (path: string, promised: number) => {
      const asked = request(new URL(at('content', { path }), browser.base()), {
        method: 'PUT',
        headers: { ...headers(), 'content-length': String(promised) },
      })
      asked.on('error', () => undefined)
      return asked
    },
  }
}
