import type { InstanceKey } from '@gantry/protocol/instance-row'
import type {
  TerminalEnd,
  TerminalNotice,
  TerminalPeople,
  TerminalRecording,
  TerminalRow,
  TerminalShare,
  TerminalState,
} from '@gantry/protocol/terminal'
import { terminalClose } from '@gantry/protocol/terminal'
import {
  encodeServerFrame,
  outputType,
  type ServerFrame,
  type TerminalSize,
} from '@gantry/protocol/terminal-frames'
import type { Recorder } from '../recordings/recorder.ts'
import type { Attachment } from './attachment.ts'
import { Coalescer } from './coalescer.ts'
import type { UpstreamEnd } from './explain-end.ts'
import { Screen } from './screen.ts'
import type { Attached, Session } from './session.ts'
import type { Upstream, UpstreamHandlers } from './upstream.ts'

/** What the screen may have unparsed before the server is made to wait. It bounds how long a slice of parsing lasts. */
const maxUnparsed = 128 * 1024
/** Typed or pasted bytes that the server has not taken. A pty that is not read takes 4 KiB. */
const maxInputWaiting = 4 * 1024 * 1024

export type SessionParts = {
  id: string
  kind: 'exec' | 'console'
  instance: InstanceKey
  command: string[]
  user: string | null
  owner: { id: string; name: string }
  size: TerminalSize
  /** Opens it again after it has ended. */
  restartable: boolean
  /** The list of sessions changed. */
  onChange(): void
  onEnded(session: Session): void
}

/** One process or console and its screen, whoever looks at it. */
export class TerminalSession implements Session {
  readonly id: string
  readonly instance: InstanceKey
  readonly owner: { id: string; name: string }
  readonly opened = new Date().toISOString()
  readonly screen: Screen
  readonly attachments = new Set<Attachment>()
  share: TerminalShare = 'none'
  /** When a person typed, or the process printed, last; of `Date.now()`. */
  active = Date.now()
  /** When it will be ended unless something happens, once that was announced. */
  idleEnds: number | undefined
  state: TerminalState = { status: 'running' }
  recorder: Recorder | undefined
  readonly #parts: SessionParts
  readonly #coalescer: Coalescer
  #upstream: Upstream | undefined
  #size: TerminalSize
  #title = ''
  /** Output bytes that came, and of those the ones that went to the browsers. */
  #offset = 0
  #run = 0
  #isMarked = false
  #inputWaiting = 0
  #isPaused = false
  #ending: { why: TerminalEnd; message: string } | undefined

  constructor(parts: SessionParts) {
    this.#parts = parts
    this.id = parts.id
    this.instance = parts.instance
    this.owner = parts.owner
    this.#size = parts.size
    this.screen = new Screen(parts.size, {
      onAnswer: (text) => this.#send(Buffer.from(text)),
      onTitle: (title) => this.#setTitle(title),
    })
    this.#coalescer = new Coalescer(1, (message, length) => {
      message[0] = outputType
      for (const attachment of this.attachments) attachment.pass(message, length)
    })
  }

  get size(): TerminalSize {
    return this.#size
  }

  get isRunning(): boolean {
    return this.state.status === 'running'
  }

  get bytes(): number {
    return this.#offset
  }

  /** What the next upstream tells; what an earlier one still says is not listened to. */
  expectUpstream(): UpstreamHandlers {
    this.#run += 1
    const run = this.#run
    return {
      onOutput: (bytes) => {
        if (run === this.#run) this.output(bytes)
      },
      onEnd: (end) => {
        if (run === this.#run) this.#ended(end)
      },
    }
  }

  begin(upstream: Upstream): void {
    this.#upstream = upstream
    this.#ending = undefined
    this.#isPaused = false
    this.#inputWaiting = 0
    this.#govern()
    if (this.recorder !== undefined) this.#tell({ type: 'recording', recording: this.#recording() })
    if (this.state.status === 'running') return
    this.state = { status: 'running' }
    this.active = Date.now()
    this.#tell({ type: 'state', state: this.state })
    upstream.resize(this.#size)
    this.#parts.onChange()
  }

  /** Bytes of the process, or of what stands before it, such as the console's log. */
  output(bytes: Uint8Array): void {
    this.#offset += bytes.length
    this.#touch()
    this.recorder?.output(bytes)
    this.screen.write(bytes, () => this.#govern())
    this.#coalescer.push(bytes)
    this.#govern()
  }

  attach(attachment: Attachment): void {
    // What waits belongs to the screen that the new one is given.
    this.#coalescer.flush()
    this.attachments.add(attachment)
    this.#restore(attachment)
    attachment.tell({ type: 'state', state: this.state })
    const recording = this.#recording()
    if (recording !== 'off') attachment.tell({ type: 'recording', recording })
    attachment.listen({
      onFrame: (frame) => {
        if (frame.type === 'input') this.#input(attachment, frame.bytes)
        else if (frame.type === 'resize') {
          attachment.size = { cols: frame.cols, rows: frame.rows }
          this.#fit()
        } else this.#setWrites(attachment, frame.take)
      },
      onDrained: () => this.#govern(),
      onCaughtUp: () => {
        this.#coalescer.flush()
        this.#restore(attachment)
        attachment.tell({ type: 'notice', notice: { kind: 'resynchronised' } })
      },
      onGone: () => {
        this.attachments.delete(attachment)
        this.#govern()
        this.#fit()
        this.#peopleChanged()
      },
    })
    this.#fit()
    this.#peopleChanged()
  }

  notify(notice: TerminalNotice): void {
    this.#tell({ type: 'notice', notice })
  }

  announceIdle(ends: number): void {
    if (this.idleEnds !== undefined) return
    this.idleEnds = ends
    this.notify({ kind: 'idle', at: new Date(ends).toISOString() })
    this.#parts.onChange()
  }

  setShare(share: TerminalShare, mayStill: (attached: Attached) => boolean): void {
    this.share = share
    for (const attachment of this.attachments) {
      if (!mayStill(attachment)) attachment.close(terminalClose.notShared, 'not shared any more')
      else if (attachment.writes && !this.#mayWrite(attachment)) attachment.writes = false
    }
    this.#govern()
    this.#peopleChanged()
  }

  /** Ends what runs; the screen stays. */
  end(why: TerminalEnd, message: string): void {
    if (!this.isRunning) return
    this.#ending = { why, message }
    void this.#upstream?.end()
  }

  async cut(why: TerminalEnd, message: string): Promise<void> {
    if (!this.isRunning) return
    const upstream = this.#upstream
    this.#run += 1
    this.#ending = { why, message }
    this.#ended({ why: 'lost', exitCode: null, message })
    await upstream?.end()
  }

  recordingFailed(): void {
    this.#isMarked = true
    this.#tell({ type: 'recording', recording: 'failed' })
    this.#parts.onChange()
  }

  row(): TerminalRow {
    const { id, kind, instance, command, user, owner } = this.#parts
    return {
      id,
      kind,
      instance,
      command,
      user,
      owner,
      title: this.#title,
      share: this.share,
      opened: this.opened,
      active: new Date(this.active).toISOString(),
      state: this.state,
      people: [...this.attachments].map(({ caller, writes }) => ({
        id: caller.person.id,
        name: caller.person.name,
        writes,
      })),
      ...this.#size,
      bytes: this.#offset,
      idleEnds: this.idleEnds === undefined ? null : new Date(this.idleEnds).toISOString(),
      recording: this.#recording(),
    }
  }

  /** A session that has gone on unrecorded stays marked. */
  #recording(): TerminalRecording {
    return this.#isMarked ? 'failed' : (this.recorder?.state() ?? 'off')
  }

  #restore(attachment: Attachment): void {
    const offset = this.#offset
    attachment.restoring()
    this.screen.snapshot((snapshot) => {
      attachment.restore(snapshot, offset)
      this.#govern()
    })
  }

  #ended({ why, exitCode, message }: UpstreamEnd): void {
    if (!this.isRunning) return
    const ending = this.#ending
    this.#upstream = undefined
    this.#coalescer.flush()
    this.state = {
      status: 'ended',
      why: ending?.why ?? why,
      at: new Date().toISOString(),
      exitCode,
      message: ending?.message ?? message,
      restartable: this.#parts.restartable,
    }
    this.idleEnds = undefined
    this.#tell({ type: 'state', state: this.state })
    this.#parts.onEnded(this)
    this.#parts.onChange()
  }

  #input(attachment: Attachment, bytes: Uint8Array): void {
    if (!attachment.writes) {
      attachment.tell({ type: 'notice', notice: { kind: 'read-only' } })
      return
    }
    if (this.#inputWaiting + bytes.length > maxInputWaiting) {
      attachment.close(terminalClose.inputOverflow, 'more was typed than the process reads')
      return
    }
    this.#touch()
    this.#coalescer.expectEcho()
    this.#send(bytes)
  }

  #send(bytes: Uint8Array): void {
    if (!this.isRunning || this.#upstream === undefined || bytes.length === 0) return
    const { length } = bytes
    this.#inputWaiting += length
    this.#upstream.send(bytes, () => {
      this.#inputWaiting -= length
    })
  }

  #touch(): void {
    this.active = Date.now()
    if (this.idleEnds === undefined) return
    this.idleEnds = undefined
    this.notify({ kind: 'idle', at: null })
    this.#parts.onChange()
  }

  /** Pauses the server while the screen or a browser that may write is behind. */
  #govern(): void {
    const mustWait =
      this.screen.pending > (this.#isPaused ? maxUnparsed / 2 : maxUnparsed) ||
      [...this.attachments].some(({ blocks }) => blocks)
    if (mustWait === this.#isPaused) return
    this.#isPaused = mustWait
    if (mustWait) this.#upstream?.pause()
    else this.#upstream?.resume()
  }

  #mayWrite({ caller }: Attachment): boolean {
    return caller.person.id === this.owner.id || this.share === 'write'
  }

  #setWrites(attachment: Attachment, take: boolean): void {
    if (take && !this.#mayWrite(attachment)) {
      attachment.tell({ type: 'notice', notice: { kind: 'read-only' } })
      return
    }
    attachment.writes = take
    this.#govern()
    this.#peopleChanged()
  }

  /** The smallest window wins, as in tmux. */
  #fit(): void {
    const sizes = [...this.attachments].flatMap(({ size }) => size ?? [])
    if (sizes.length === 0) return
    const cols = Math.min(...sizes.map((size) => size.cols))
    const rows = Math.min(...sizes.map((size) => size.rows))
    if (cols === this.#size.cols && rows === this.#size.rows) return
    this.#size = { cols, rows }
    // Everywhere at the same byte, or lines would be folded differently here and there.
    this.#coalescer.flush()
    this.screen.resize(this.#size)
    this.#tell({ type: 'resized', cols, rows })
    this.recorder?.resize(this.#size)
    this.#upstream?.resize(this.#size)
  }

  #peopleChanged(): void {
    for (const attachment of this.attachments) {
      const people: TerminalPeople = [...this.attachments].map((each) => ({
        id: each.caller.person.id,
        name: each.caller.person.name,
        owner: each.caller.person.id === this.owner.id,
        writes: each.writes,
        mayWrite: this.#mayWrite(each),
        self: each === attachment,
      }))
      attachment.tell({ type: 'people', people })
    }
    this.#parts.onChange()
  }

  #setTitle(title: string): void {
    if (title === this.#title) return
    this.#title = title
    this.#parts.onChange()
  }

  #tell(frame: ServerFrame): void {
    const bytes = encodeServerFrame(frame)
    for (const attachment of this.attachments) attachment.pass(bytes, 0)
  }

  [Symbol.dispose](): void {
    this.#run += 1
    void this.#upstream?.end()
    this.#coalescer[Symbol.dispose]()
    this.screen[Symbol.dispose]()
    for (const attachment of this.attachments) attachment[Symbol.dispose]()
  }
}
