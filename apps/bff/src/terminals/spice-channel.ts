import type { DataSocket } from '@gantry/lxd-client/node'
import type { WebSocket } from 'ws'
import type { Caller } from '../access/access.ts'
import { BrowserSocket } from '../http/browser-socket.ts'
import type { Attached } from './session.ts'

/** What may wait on either side; beyond it the other one is not read. A full picture is some 4 MiB, in pieces. */
const maxWaiting = 1024 * 1024

/** One SPICE channel: a browser's socket and one of the server's, as they are, both ways with back-pressure. */
export class SpiceChannel implements Attached {
  readonly caller: Caller
  readonly #browser: WebSocket
  readonly #socket: BrowserSocket
  #server: DataSocket | undefined
  #toServer = 0
  #toBrowser = 0

  constructor(browser: WebSocket, caller: Caller, { onBytes, onGone }: { onBytes(): void; onGone(): void }) {
    this.caller = caller
    this.#browser = browser
    this.#socket = new BrowserSocket(browser, () => {
      this.#server?.close()
      onGone()
    })
    // The first words of SPICE are the browser's; they wait until the server's side is open.
    browser.pause()
    browser.on('message', (message) => {
      if (!Buffer.isBuffer(message)) return
      onBytes()
      this.#pass(message)
    })
  }

  /** The server's side is open. */
  join(server: DataSocket): void {
    this.#server = server
    if (this.#socket.isOpen) this.#browser.resume()
    else server.close()
  }

  fromServer(bytes: Buffer): void {
    if (!this.#socket.isOpen) return
    this.#toBrowser += bytes.length
    if (this.#toBrowser > maxWaiting) this.#server?.pause()
    this.#socket.send(bytes, () => {
      this.#toBrowser -= bytes.length
      if (this.#toBrowser < maxWaiting / 2) this.#server?.resume()
    })
  }

  #pass(bytes: Buffer): void {
    this.#toServer += bytes.length
    if (this.#toServer > maxWaiting) this.#browser.pause()
    this.#server?.send(bytes, () => {
      this.#toServer -= bytes.length
      if (this.#toServer < maxWaiting / 2) this.#browser.resume()
    })
  }

  beat(): boolean {
    // What is paused reads no pong.
    return this.#browser.isPaused || this.#socket.beat()
  }

  close(code: number, reason: string): void {
    // A paused socket would not read the peer's answer.
    this.#browser.resume()
    this.#socket.close(code, reason)
  }

  [Symbol.dispose](): void {
    this.#socket[Symbol.dispose]()
  }
}
