import type { DataSocketHandlers } from '@gantry/lxd-client/node'
import type { InstanceKey } from '@gantry/protocol/instance-row'
import {
  type TerminalEnd,
  type TerminalRow,
  type TerminalShare,
  type TerminalState,
  terminalClose,
} from '@gantry/protocol/terminal'
import type { WebSocket } from 'ws'
import type { Caller } from '../access/access.ts'
import type { UpstreamEnd } from './explain-end.ts'
import type { Attached, Session } from './session.ts'
import { SpiceChannel } from './spice-channel.ts'
import type { VgaUpstream } from './vga-upstream.ts'

type Parts = {
  id: string
  instance: InstanceKey
  owner: { id: string; name: string }
  onChange(): void
  onEnded(session: Session): void
}

/** A graphical console. Its picture is in the browsers alone, so there is nothing to restore: each draws anew. */
export class VgaSession implements Session {
  readonly id: string
  readonly instance: InstanceKey
  readonly owner: { id: string; name: string }
  readonly attachments = new Set<Attached>()
  readonly opened = new Date().toISOString()
  share: TerminalShare = 'none'
  state: TerminalState = { status: 'running' }
  active = Date.now()
  idleEnds: number | undefined
  readonly #parts: Parts
  #upstream: VgaUpstream | undefined
  #bytes = 0

  constructor(parts: Parts) {
    this.#parts = parts
    this.id = parts.id
    this.instance = parts.instance
    this.owner = parts.owner
  }

  get isRunning(): boolean {
    return this.state.status === 'running'
  }

  begin(upstream: VgaUpstream): void {
    this.#upstream = upstream
    this.state = { status: 'running' }
    this.active = Date.now()
    this.#parts.onChange()
  }

  /** Every channel can type, so it takes more than being allowed to look on. */
  mayOpen(caller: Caller): boolean {
    return caller.person.id === this.owner.id || this.share === 'write'
  }

  attach(socket: WebSocket, caller: Caller): void {
    const channel = new SpiceChannel(socket, caller, {
      onBytes: () => this.#touch(),
      onGone: () => {
        this.attachments.delete(channel)
        this.#parts.onChange()
      },
    })
    this.attachments.add(channel)
    this.#parts.onChange()
    const handlers: DataSocketHandlers = {
      onMessage: (bytes, isBinary) => {
        if (!isBinary) return this.#channelEnded(channel)
        this.#bytes += bytes.length
        channel.fromServer(bytes)
      },
      onClose: ({ message }) => channel.close(1000, message.slice(0, 100)),
    }
    const opening = this.#upstream?.channel(handlers)
    if (opening === undefined) channel.close(terminalClose.removed, 'the console has ended')
    void opening?.then((opened) => {
      if (opened.ok) channel.join(opened.value)
      else channel.close(1011, opened.message.slice(0, 100))
    })
  }

  /** A text message is the end of a channel: the machine stopped, or shows itself to another window now. */
  #channelEnded(channel: SpiceChannel): void {
    channel.close(1000, 'the machine closed it')
    void this.#upstream?.endIfStopped()
  }

  ended({ why, message }: UpstreamEnd, by?: TerminalEnd): void {
    if (!this.isRunning) return
    this.#upstream = undefined
    const at = new Date().toISOString()
    this.state = { status: 'ended', why: by ?? why, at, exitCode: null, message, restartable: true }
    for (const channel of this.attachments) channel.close(1000, message.slice(0, 100))
    this.#parts.onEnded(this)
    this.#parts.onChange()
  }

  end(why: TerminalEnd, message: string): void {
    void this.cut(why, message)
  }

  async cut(why: TerminalEnd, message: string): Promise<void> {
    const upstream = this.#upstream
    this.ended({ why: 'exited', exitCode: null, message }, why)
    upstream?.close()
  }

  /** There is no frame for it among SPICE's: the list says what is announced. */
  notify(): void {
    this.#parts.onChange()
  }

  announceIdle(ends: number): void {
    if (this.idleEnds !== undefined) return
    this.idleEnds = ends
    this.#parts.onChange()
  }

  setShare(share: TerminalShare, mayStill: (attached: Attached) => boolean): void {
    this.share = share
    for (const channel of this.attachments) {
      if (!mayStill(channel) || !this.mayOpen(channel.caller))
        channel.close(terminalClose.notShared, 'not shared any more')
    }
    this.#parts.onChange()
  }

  row(): TerminalRow {
    const people = new Map([...this.attachments].map(({ caller: { person } }) => [person.id, person.name]))
    return {
      id: this.id,
      kind: 'vga',
      instance: this.instance,
      command: [],
      user: null,
      title: '',
      owner: this.owner,
      share: this.share,
      opened: this.opened,
      active: new Date(this.active).toISOString(),
      state: this.state,
      people: [...people].map(([id, name]) => ({ id, name, writes: true })),
      cols: 0,
      rows: 0,
      bytes: this.#bytes,
      idleEnds: this.idleEnds === undefined ? null : new Date(this.idleEnds).toISOString(),
      recording: 'off',
    }
  }

  #touch(): void {
    this.active = Date.now()
    if (this.idleEnds === undefined) return
    this.idleEnds = undefined
    this.#parts.onChange()
  }

  [Symbol.dispose](): void {
    this.#upstream?.close()
    for (const channel of this.attachments) channel[Symbol.dispose]()
  }
}
