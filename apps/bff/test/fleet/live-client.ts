import { type LiveBatch, type LiveHello, LiveMessage, type LiveRequest } from '@gantry/protocol/live'
import { WebSocket } from 'ws'
import type { Browser } from '../harness.ts'
import { until } from '../harness.ts'

/** A browser's live socket: every message is checked against the protocol and kept. */
export class LiveClient implements Disposable {
  readonly messages: LiveMessage[] = []
  readonly socket: WebSocket
  closed: { code: number; reason: string; at: number } | undefined

  constructor(base: string, headers: Record<string, string>) {
    const url = new URL('api/live', base)
    this.socket = new WebSocket(url.href.replace(/^http/, 'ws'), { headers, rejectUnauthorized: false })
    this.socket.on('message', (bytes) => this.messages.push(LiveMessage.parse(JSON.parse(String(bytes)))))
    this.socket.on('error', () => undefined)
    this.socket.on('close', (code, reason) => {
      this.closed = { code, reason: String(reason), at: performance.now() }
    })
  }

  static async open(browser: Browser): Promise<LiveClient> {
    const base = browser.base()
    const client = new LiveClient(base, { cookie: browser.cookie ?? '', origin: new URL(base).origin })
    await client.hello()
    return client
  }

  hello(): Promise<LiveHello> {
    return until('hello', () => this.messages.find((message) => message.type === 'hello'))
  }

  get batches(): LiveBatch[] {
    return this.messages.filter((message) => message.type === 'batch')
  }

  batch(what: string, test: (batch: LiveBatch) => boolean, ms = 10_000): Promise<LiveBatch> {
    return until(what, () => this.batches.find(test), ms)
  }

  say(request: LiveRequest): void {
    this.socket.send(JSON.stringify(request))
  }

  [Symbol.dispose](): void {
    this.socket.terminate()
  }
}
