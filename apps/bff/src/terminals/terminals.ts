import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { OpenTerminal, TerminalRow, TerminalShare } from '@gantry/protocol/terminal'
import type { Caller } from '../access/access.ts'
import type { Origin } from '../origin.ts'
import type { ServerRefused } from '../servers/servers.ts'

export type TerminalAnswer = { ok: true; row: TerminalRow } | ServerRefused

/** Which of a session's sockets a browser asks for. */
export type TerminalSocketKind = 'socket' | 'spice'

/** Sessions in instances that outlive the page. Whether the caller may is decided here, before anything is opened (S3). */
export interface Terminals extends AsyncDisposable {
  open(request: OpenTerminal, caller: Caller, from: Origin): Promise<TerminalAnswer>
  /** Opens an ended one again, with the same screen. */
  restart(id: string, caller: Caller, from: Origin): Promise<TerminalAnswer>
  list(caller: Caller): TerminalRow[]
  share(id: string, share: TerminalShare, caller: Caller): TerminalAnswer
  /** Ends what runs, and takes off the list what has ended. */
  remove(id: string, caller: Caller): { ok: true; row: TerminalRow } | ServerRefused
  /** A browser's socket. Origin and session have been checked by whoever calls it. */
  accept(
    kind: TerminalSocketKind,
    id: string,
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    caller: Caller,
  ): void
}
