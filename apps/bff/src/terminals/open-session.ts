import { createClient } from '@gantry/lxd-client'
import { splitInstanceKey } from '@gantry/protocol/instance-row'
import type { OpenTerminal } from '@gantry/protocol/terminal'
import type { Logger } from 'pino'
import type { Caller } from '../access/access.ts'
import type { Operations } from '../fleet/operations/operations.ts'
import type { Recordings } from '../recordings/recordings.ts'
import { refusedBy, refusedField } from '../servers/refusals.ts'
import type { ServerRefused, Servers } from '../servers/servers.ts'
import { planExec } from './login-shell.ts'
import { notConnected, notRecorded } from './refusals.ts'
import type { Session } from './session.ts'
import { TerminalSession } from './terminal-session.ts'
import { openUpstream, type Plan } from './upstream.ts'
import { VgaSession } from './vga-session.ts'
import { openVga } from './vga-upstream.ts'

/** A session and what opens it again. */
export type Opened =
  | { kind: 'terminal'; session: TerminalSession; plan: Plan }
  | { kind: 'vga'; session: VgaSession }

type Parts = {
  servers: Pick<Servers, 'get' | 'connection'>
  operations: Pick<Operations, 'startedBy'>
  recordings: Pick<Recordings, 'begin' | 'end' | 'settings'>
  log: Logger
}

type Hooks = { id: string; onChange(): void; onEnded(session: Session): void }

/** The end of a console's log that stands above the console itself. */
const maxLogBytes = 256 * 1024

/** Opens the server's side of sessions, and what records them. */
export const sessionOpener = ({ servers, operations, recordings, log }: Parts) => {
  const connectionTo = (instance: string) => servers.connection(splitInstanceKey(instance).server)

  const endRecording = (session: TerminalSession): void => {
    const { recorder } = session
    session.recorder = undefined
    if (recorder === undefined) return
    recordings
      .end(recorder)
      .catch((error: unknown) => log.error({ err: error }, 'a recording could not be ended'))
  }

  /** False when it must be recorded and cannot. */
  const beginRecording = async (session: TerminalSession, caller: Caller): Promise<boolean> => {
    const { instance, size } = session
    const what = { instance, size, caller, command: session.row().command }
    try {
      session.recorder = await recordings.begin(what, (strict) => {
        if (strict) void session.cut('recording', 'It could not be recorded any more, and must be')
        else session.recordingFailed()
      })
      return true
    } catch (error) {
      log.error({ err: error }, 'a terminal cannot be recorded')
      if ((await recordings.settings()).strict) return false
      session.recordingFailed()
      return true
    }
  }

  /** Connects a new session, or one that has ended. */
  const connect = async (opened: Opened, caller: Caller): Promise<ServerRefused | undefined> => {
    const { instance } = opened.session
    const serverId = splitInstanceKey(instance).server
    const connection = connectionTo(instance)
    if (connection === undefined) return notConnected
    const serverName = servers.get(serverId)?.name ?? serverId
    if (opened.kind === 'vga') {
      const { session } = opened
      const upstream = await openVga(connection, instance, (end) => session.ended(end))
      if (!upstream.ok) return refusedBy(serverName, upstream)
      operations.startedBy(serverId, upstream.value.operation, caller)
      session.begin(upstream.value)
      return undefined
    }
    const { session, plan } = opened
    if (!(await beginRecording(session, caller))) return notRecorded
    const upstream = await openUpstream(connection, instance, plan, session.size, session.expectUpstream())
    if (!upstream.ok) {
      endRecording(session)
      return refusedBy(serverName, upstream)
    }
    operations.startedBy(serverId, upstream.value.operation, caller)
    session.begin(upstream.value)
    return undefined
  }

  /** What the console has printed before anybody looked. Virtual machines and stopped instances have none to give. */
  const showLog = async (session: TerminalSession): Promise<void> => {
    const { project, name } = splitInstanceKey(session.instance)
    const connection = connectionTo(session.instance)
    if (connection === undefined) return
    const read = await createClient(connection, { project }).instances.consoleLog(name, { timeoutMs: 5_000 })
    if (!read.ok || read.value === '') return
    session.output(Buffer.from(read.value.slice(-maxLogBytes)))
  }

  const planOf = async (
    request: Exclude<OpenTerminal, { kind: 'vga' }>,
  ): Promise<{ ok: true; plan: Plan } | ServerRefused> => {
    if (request.kind === 'console') return { ok: true, plan: { kind: 'console' } }
    const connection = connectionTo(request.instance)
    if (connection === undefined) return notConnected
    const planned = await planExec(connection, request)
    return planned.ok ? planned : refusedField(planned.field, planned.message)
  }

  return {
    connect,
    endRecording,
    async open(
      request: OpenTerminal,
      caller: Caller,
      hooks: Hooks,
    ): Promise<{ ok: true; opened: Opened } | ServerRefused> {
      const owner = { id: caller.person.id, name: caller.person.name }
      const { instance } = request
      let opened: Opened
      if (request.kind === 'vga') {
        opened = { kind: 'vga', session: new VgaSession({ ...hooks, instance, owner }) }
      } else {
        const planned = await planOf(request)
        if (!planned.ok) return planned
        const { plan } = planned
        const session = new TerminalSession({
          ...hooks,
          kind: request.kind,
          instance,
          command: plan.kind === 'exec' ? plan.command : [],
          user: plan.kind === 'exec' ? (plan.environment.USER ?? null) : null,
          owner,
          size: { cols: request.cols, rows: request.rows },
          restartable: true,
        })
        if (request.kind === 'console') await showLog(session)
        opened = { kind: 'terminal', session, plan }
      }
      const refused = await connect(opened, caller)
      if (refused === undefined) return { ok: true, opened }
      opened.session[Symbol.dispose]()
      return refused
    },
  }
}
