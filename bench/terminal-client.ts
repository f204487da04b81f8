import {
  ackEvery,
  decodeServerFrame,
  encodeClientFrame,
  type ServerFrame,
} from '@gantry/protocol/terminal-frames'
import { WebSocket } from 'ws'
import type { Followed } from './signed-in.ts'

/** Whatever types into a shell and hears what it prints. */
export interface Shell extends AsyncDisposable {
  type(text: string): void
  /** Replaces who hears the output. */
  listen(hear: (bytes: Uint8Array) => void): void
}

/** A session of Gantry, as a browser's page uses it, without a screen: bytes are acknowledged as they come. */
export class GantryShell implements Shell {
  readonly #socket: WebSocket
  readonly #remove: () => Promise<unknown>
  #hear: (bytes: Uint8Array) => void = () => undefined
  #offset = 0
  #acknowledged = 0

  private constructor(socket: WebSocket, remove: () => Promise<unknown>) {
    this.#socket = socket
    this.#remove = remove
    socket.on('message', (message) => {
      const frame = Buffer.isBuffer(message) ? decodeServerFrame(message) : undefined
      if (frame !== undefined) this.#take(frame)
    })
  }

  static async open(
    { gantry, api, server, cookie }: Followed,
    instance: string,
    command: string[],
  ): Promise<GantryShell> {
    const body = { kind: 'exec', instance: `${server}/default/${instance}`, command, cols: 80, rows: 24 }
    const { id } = await api.call<{ id: string }>('POST', 'api/terminals', body)
    const url = new URL(`api/terminals/${id}/socket?cols=80&rows=24`, gantry.url)
    const socket = new WebSocket(url.href.replace(/^http/, 'ws'), {
      headers: { cookie, origin: new URL(gantry.url).origin },
    })
    await new Promise((resolve, reject) => {
      socket.once('open', resolve)
      socket.once('error', reject)
    })
    return new GantryShell(socket, () => api.call('DELETE', `api/terminals/${id}`))
  }

  type(text: string): void {
    this.#socket.send(encodeClientFrame({ type: 'input', bytes: Buffer.from(text) }))
  }

  listen(hear: (bytes: Uint8Array) => void): void {
    this.#hear = hear
  }

  #take(frame: ServerFrame): void {
    if (frame.type === 'restore') {
      this.#offset = frame.offset
      this.#acknowledged = frame.offset
    } else if (frame.type === 'output') {
      this.#offset += frame.bytes.length
      this.#hear(frame.bytes)
      if (this.#offset - this.#acknowledged < ackEvery) return
      this.#acknowledged = this.#offset
      this.#socket.send(encodeClientFrame({ type: 'ack', offset: this.#offset }))
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#remove()
    this.#socket.terminate()
  }
}
