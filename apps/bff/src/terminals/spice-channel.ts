import type { DataSocket } from '@gantry/lxd-client/node'
import type { WebSocket } from 'ws'
import type { Caller } from '../access/access.ts'
import type { Attached } from './session.ts'

/** What may wait on either side; beyond it the other one is not read. A full picture is some 4 MiB, in pieces. */
const maxWaiting = 1024 * 1024
const closeGraceMs = 900

/** One SPICE channel: a browser's socket and one of the server's, as they are, both ways with back-pressure. */
export class SpiceChannel implements Attached {
  readonly caller: Caller
  readonly #browser: WebSocket
  #server: DataSocket | undefined
  #toServer = 0
  #toBrowser = 0
  #missedPongs = 0
  #closing: NodeJS.Timeout | undefined

  constructor(browser: WebSocket, caller: Caller, { onBytes, onGone }: { onBytes(): void; onGone(): void }) {
    this.caller = caller
    this.#browser = browser
    // The first words of SPICE are the browser's; they wait until the server's side is open.
    browser.pause()
    browser.on('pong', () => {
      this.#missedPongs = 0
    })
    browser.on('message', (message) => {
      if (!Buffer.isBuffer(message)) return
      onBytes()
      this.#pass(message)
    })
    browser.on('error', () => undefined)
    browser.on('close', () => {
      clearTimeout(this.#closing)
      this.#server?.close()
      onGone()
    })
  }

  /** The server's side is open. */
  join(server: DataSocket): void {
    this.#server = server
    if (this.#browser.readyState === this.#browser.OPEN) this.#browser.resume()
    else server.close()
  }

  fromServer(bytes: Buffer): void {
    if (this.#browser.readyState !== this.#browser.OPEN) return
    this.#toBrowser += bytes.length
    if (this.#toBrowser > maxWaiting) this.#server?.pause()
    this.#browser.send(bytes, { binary: true }, () => {
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
    if (this.#browser.isPaused) return true
    if (this.#missedPongs >= 2) return false
    this.#missedPongs += 1
    if (this.#browser.readyState === this.#browser.OPEN) this.#browser.ping()
    return true
  }

  close(code: number, reason: string): void {
    if (this.#closing !== undefined) return
    this.#browser.resume()
    this.#browser.close(code, reason)
    this.#closing = setTimeout(() => this.#browser.terminate(), closeGraceMs)
  }

  [Symbol.dispose](): void {
    this.#browser.terminate()
  }
}
