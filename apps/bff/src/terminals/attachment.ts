import {
  ackEvery,
  type ClientFrame,
  decodeClientFrame,
  encodeServerFrame,
  type ServerFrame,
  type TerminalSize,
  windowBytes,
} from '@gantry/protocol/terminal-frames'
import type { WebSocket } from 'ws'
import type { Caller } from '../access/access.ts'
import { BrowserSocket } from '../http/browser-socket.ts'
import type { Snapshot } from './screen.ts'
import type { Attached } from './session.ts'

/**
 * Where the upstream is paused for a browser. What was read by then is still sent, so that it is a chunk of a
 * socket below the window.
 */
const pauseAt = windowBytes - 64 * 1024
/** How long a browser that holds everybody up may say nothing; then it is left behind, and takes a new screen later. */
const stallMs = 10_000
/** Two screens and a window. A peer with more than that waiting reads nothing at all. */
const maxBuffered = 20 * 1024 * 1024

export type AttachmentHandlers = {
  onFrame(frame: Exclude<ClientFrame, { type: 'ack' | 'ping' }>): void
  /** It may be that nothing holds the upstream any more. */
  onDrained(): void
  /** It was left behind and has caught up: it needs a new screen. */
  onCaughtUp(): void
  onGone(): void
}

/**
 * One browser on a session. Output goes to it in the order of the session; how much may be under way is bounded by
 * its acknowledgements. One that may write holds the upstream back when it is slow, since its person needs every
 * byte in time; one that only reads is left behind and takes a new screen once it has caught up.
 */
export class Attachment implements Attached {
  readonly caller: Caller
  /** Whether it holds the right to type. */
  writes: boolean
  size: TerminalSize | undefined
  readonly #raw: WebSocket
  readonly #socket: BrowserSocket
  #handlers: AttachmentHandlers | undefined
  #state: 'restoring' | 'live' | 'behind' = 'behind'
  /** Frames that came while the screen was being made; bounded by what the screen may have unparsed. */
  #held: { frame: Uint8Array; output: number }[] = []
  #sent = 0
  #acked = 0
  #stall: NodeJS.Timeout | undefined

  constructor(socket: WebSocket, caller: Caller, writes: boolean, size: TerminalSize | undefined) {
    this.#raw = socket
    this.#socket = new BrowserSocket(socket, () => this.#gone())
    this.caller = caller
    this.writes = writes
    this.size = size
  }

  listen(handlers: AttachmentHandlers): void {
    this.#handlers = handlers
    this.#raw.on('message', (message, isBinary) => {
      const frame = isBinary && Buffer.isBuffer(message) ? decodeClientFrame(message) : undefined
      if (frame === undefined) this.close(1008, 'not a frame of this protocol')
      else if (frame.type === 'ping') this.#send(encodeServerFrame({ type: 'pong' }))
      else if (frame.type === 'ack') this.#ack(frame.offset)
      else handlers.onFrame(frame)
    })
  }

  #gone(): void {
    clearTimeout(this.#stall)
    this.#state = 'behind'
    this.#handlers?.onGone()
  }

  /** Whether the upstream must wait for it. */
  get blocks(): boolean {
    return this.writes && this.#state === 'live' && this.#sent - this.#acked >= pauseAt
  }

  /** From now on frames are held, until `restore` gives the screen that they follow. */
  restoring(): void {
    this.#state = 'restoring'
    this.#held = []
  }

  restore(snapshot: Snapshot, offset: number): void {
    if (this.#state !== 'restoring') return
    this.#state = 'live'
    this.#sent = offset
    this.#acked = offset
    this.#send(encodeServerFrame({ type: 'restore', offset, ...snapshot }))
    const held = this.#held
    this.#held = []
    for (const { frame, output } of held) this.pass(frame, output)
  }

  tell(frame: ServerFrame): void {
    this.pass(encodeServerFrame(frame), 0)
  }

  /** Sends an encoded frame; `output` is how many bytes of the process are in it. */
  pass(frame: Uint8Array, output: number): void {
    if (this.#state === 'restoring') {
      this.#held.push({ frame, output })
      return
    }
    if (output > 0) {
      if (this.#state === 'behind') return
      if (!this.writes && this.#sent - this.#acked + output > windowBytes) {
        this.#state = 'behind'
        return
      }
      this.#sent += output
      if (this.blocks) this.#stall ??= setTimeout(() => this.#leaveBehind(), stallMs)
    }
    this.#send(frame)
  }

  #ack(offset: number): void {
    if (offset <= this.#acked || offset > this.#sent) return
    const blocked = this.blocks
    this.#acked = offset
    clearTimeout(this.#stall)
    this.#stall = this.blocks ? setTimeout(() => this.#leaveBehind(), stallMs) : undefined
    if (this.#state === 'behind') {
      if (this.#sent - this.#acked < ackEvery) this.#handlers?.onCaughtUp()
    } else if (blocked && !this.blocks) this.#handlers?.onDrained()
  }

  #leaveBehind(): void {
    this.#stall = undefined
    this.#state = 'behind'
    this.#handlers?.onDrained()
  }

  #send(frame: Uint8Array): void {
    if (this.#socket.send(frame) > maxBuffered) this[Symbol.dispose]()
  }

  beat(): boolean {
    return this.#socket.beat()
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason)
  }

  [Symbol.dispose](): void {
    this.#socket[Symbol.dispose]()
  }
}
