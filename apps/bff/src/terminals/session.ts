import type { InstanceKey } from '@gantry/protocol/instance-row'
import type {
  TerminalEnd,
  TerminalNotice,
  TerminalRow,
  TerminalShare,
  TerminalState,
} from '@gantry/protocol/terminal'
import type { Caller } from '../access/access.ts'

/** A browser's socket on a session. */
export interface Attached extends Disposable {
  readonly caller: Caller
  /** Asks for a pong; false when two before it were not answered (S9). */
  beat(): boolean
  close(code: number, reason: string): void
}

/** What lists, limits and permissions are about, whether it has a screen here or not. */
export interface Session extends Disposable {
  readonly id: string
  readonly instance: InstanceKey
  readonly owner: { id: string; name: string }
  readonly attachments: ReadonlySet<Attached>
  readonly share: TerminalShare
  readonly state: TerminalState
  readonly isRunning: boolean
  /** When something happened in it last; of `Date.now()`. */
  readonly active: number
  /** When it will be ended unless something happens, once that was announced. */
  readonly idleEnds: number | undefined
  notify(notice: TerminalNotice): void
  announceIdle(ends: number): void
  setShare(share: TerminalShare, mayStill: (attached: Attached) => boolean): void
  /** Ends what runs; the screen stays. */
  end(why: TerminalEnd, message: string): void
  /** Ends it now, without waiting for the server to agree. Settled once the server has closed its side. */
  cut(why: TerminalEnd, message: string): Promise<void>
  row(): TerminalRow
}
