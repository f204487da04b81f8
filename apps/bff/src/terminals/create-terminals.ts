import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { createClient } from '@gantry/lxd-client'
import { type InstanceKey, splitInstanceKey } from '@gantry/protocol/instance-row'
import { type OpenTerminal, type TerminalRow, terminalClose } from '@gantry/protocol/terminal'
import { maxCols, maxMessage, maxRows, type TerminalSize } from '@gantry/protocol/terminal-frames'
import type { Logger } from 'pino'
import { WebSocketServer } from 'ws'
import type { Access, Caller } from '../access/access.ts'
import type { Audit } from '../audit/audit.ts'
import type { Fleet } from '../fleet/fleet.ts'
import type { Operations } from '../fleet/operations/operations.ts'
import { refusedBy, refusedField } from '../servers/refusals.ts'
import type { ServerRefused, Servers } from '../servers/servers.ts'
import { Attachment } from './attachment.ts'
import { forgettable, sweep, type TerminalLimits } from './limits.ts'
import { planExec } from './login-shell.ts'
import { mayExec, maySee, oversees } from './permits.ts'
import type { Recordings } from './recordings.ts'
import {
  auditUnavailable,
  noSuchTerminal,
  notConnected,
  notPermitted,
  notRecorded,
  onlyOwner,
  refuseUpgrade,
  stillRuns,
  tooMany,
} from './refusals.ts'
import { TerminalSession } from './terminal-session.ts'
import type { TerminalAnswer, TerminalOrigin, Terminals } from './terminals.ts'
import { openUpstream, type Plan } from './upstream.ts'

type Parts = {
  access: Pick<Access, 'onRevoked' | 'people'>
  servers: Pick<Servers, 'get' | 'connection' | 'onChange'>
  fleet: Pick<Fleet, 'publishHint'>
  operations: Pick<Operations, 'startedBy'>
  audit: Pick<Audit, 'begin' | 'record'>
  recordings: Pick<Recordings, 'begin' | 'end' | 'settings'>
  limits: TerminalLimits
  log: Logger
}

const beatMs = 15_000
const sweepMs = 5_000
const maxAttachments = 20
const maxSocketsPerPerson = 200
/** The end of a console's log that stands above the console itself. */
const maxLogBytes = 256 * 1024
/** The list is told that something changed at most this often for each session. */
const hintMs = 250

type Entry = { session: TerminalSession; plan: Plan; hint: NodeJS.Timeout | undefined }

export function createTerminals(parts: Parts): Terminals {
  const { access, servers, fleet, audit, limits, log } = parts
  const entries = new Map<string, Entry>()
  /** Sessions that are just being opened count too. */
  const opening = new Map<string, number>()
  const server = new WebSocketServer({ noServer: true, maxPayload: maxMessage, perMessageDeflate: false })
  let isClosing = false

  const all = (): TerminalSession[] => [...entries.values()].map(({ session }) => session)
  const find = (id: string, caller: Caller): Entry | undefined => {
    const entry = entries.get(id)
    return entry !== undefined && maySee(caller, entry.session) ? entry : undefined
  }

  const changed = (id: string): void => {
    const entry = entries.get(id)
    if (entry === undefined || entry.hint !== undefined) return
    entry.hint = setTimeout(() => {
      entry.hint = undefined
      publish(entry.session)
    }, hintMs)
  }
  const publish = ({ id, instance }: TerminalSession): void => {
    const { server: serverId, project } = splitInstanceKey(instance)
    fleet.publishHint({ server: serverId, project, kind: 'terminal', name: id })
  }

  const forget = (session: TerminalSession): void => {
    const entry = entries.get(session.id)
    if (entry === undefined) return
    entries.delete(session.id)
    clearTimeout(entry.hint)
    for (const attachment of session.attachments)
      attachment.close(terminalClose.removed, 'taken off the list')
    publish(session)
    if (session.attachments.size === 0) session[Symbol.dispose]()
  }

  const subject = (session: { instance: InstanceKey; command: string[]; kind: string }) => {
    const { server: serverId, project, name } = splitInstanceKey(session.instance)
    const what = session.command.length > 0 ? session.command.join(' ') : session.kind
    return { server: serverId, project, target: `${name}: ${what}`.slice(0, 300) }
  }

  const endRecording = (session: TerminalSession): void => {
    const { recorder } = session
    session.recorder = undefined
    if (recorder === undefined) return
    parts.recordings
      .end(recorder)
      .catch((error: unknown) => log.error({ err: error }, 'a recording could not be ended'))
  }

  /** False when it must be recorded and cannot. */
  const beginRecording = async (session: TerminalSession, caller: Caller): Promise<boolean> => {
    const { instance, size } = session
    const what = { instance, size, caller, command: session.row().command }
    try {
      session.recorder = await parts.recordings.begin(what, (strict) => {
        if (strict) session.cut('recording', 'It could not be recorded any more, and must be')
        else session.recordingFailed()
      })
      return true
    } catch (error) {
      log.error({ err: error }, 'a terminal cannot be recorded')
      if ((await parts.recordings.settings()).strict) return false
      session.recordingFailed()
      return true
    }
  }

  const onEnded = (session: TerminalSession): void => {
    endRecording(session)
    const { state } = session
    const row = session.row()
    audit
      .record({
        address: '',
        request: session.id,
        action: 'terminal.ended',
        ...subject(row),
        outcome: 'done',
        message: state.status === 'ended' ? `${state.why}: ${state.message}` : '',
      })
      .catch((error: unknown) => log.error({ err: error }, 'the end of a terminal could not be recorded'))
  }

  /** Whether one more fits, after those that ended and nobody looks at have made room. */
  const room = (personId: string): ServerRefused | undefined => {
    const counted = (of: (session: TerminalSession) => boolean): number => all().filter(of).length
    const mine = (session: TerminalSession): boolean => session.owner.id === personId
    const pending = [...opening.values()].reduce((sum, count) => sum + count, 0)
    for (const session of forgettable(all())) {
      const isFull =
        counted(mine) + (opening.get(personId) ?? 0) >= limits.perPerson ||
        entries.size + pending >= limits.total
      if (isFull) forget(session)
    }
    if (counted(mine) + (opening.get(personId) ?? 0) >= limits.perPerson)
      return tooMany(limits.perPerson, 'person')
    if (entries.size + pending >= limits.total) return tooMany(limits.total, 'everybody')
    return undefined
  }

  const plan = async (
    request: Exclude<OpenTerminal, { kind: 'vga' }>,
  ): Promise<{ ok: true; plan: Plan } | ServerRefused> => {
    if (request.kind === 'console') return { ok: true, plan: { kind: 'console' } }
    const connection = servers.connection(splitInstanceKey(request.instance).server)
    if (connection === undefined) return notConnected
    const planned = await planExec(connection, request)
    return planned.ok ? planned : refusedField(planned.field, planned.message)
  }

  /** Opens the server's side of a session. */
  const connect = async (
    session: TerminalSession,
    how: Plan,
    caller: Caller,
  ): Promise<ServerRefused | undefined> => {
    const { server: serverId } = splitInstanceKey(session.instance)
    const connection = servers.connection(serverId)
    if (connection === undefined) return notConnected
    if (!(await beginRecording(session, caller))) return notRecorded
    const opened = await openUpstream(
      connection,
      session.instance,
      how,
      session.size,
      session.expectUpstream(),
    )
    if (!opened.ok) {
      endRecording(session)
      return refusedBy(servers.get(serverId)?.name ?? serverId, opened)
    }
    parts.operations.startedBy(serverId, opened.value.operation, caller)
    session.begin(opened.value)
    return undefined
  }

  /** What the console has printed before anybody looked. Virtual machines and stopped instances have none to give. */
  const showLog = async (session: TerminalSession): Promise<void> => {
    const { server: serverId, project, name } = splitInstanceKey(session.instance)
    const connection = servers.connection(serverId)
    if (connection === undefined) return
    const read = await createClient(connection, { project }).instances.consoleLog(name, { timeoutMs: 5_000 })
    if (!read.ok || read.value === '') return
    session.output(Buffer.from(read.value.slice(-maxLogBytes)))
  }

  const openNow = async (
    request: Exclude<OpenTerminal, { kind: 'vga' }>,
    caller: Caller,
  ): Promise<TerminalAnswer> => {
    const planned = await plan(request)
    if (!planned.ok) return planned
    const id = randomBytes(16).toString('hex')
    const how = planned.plan
    const session = new TerminalSession({
      id,
      kind: request.kind,
      instance: request.instance,
      command: how.kind === 'exec' ? how.command : [],
      user: how.kind === 'exec' ? (how.environment.USER ?? null) : null,
      owner: { id: caller.person.id, name: caller.person.name },
      size: { cols: request.cols, rows: request.rows },
      restartable: true,
      onChange: () => changed(id),
      onEnded,
    })
    if (request.kind === 'console') await showLog(session)
    const refused = isClosing ? notConnected : await connect(session, how, caller)
    if (refused !== undefined) {
      session[Symbol.dispose]()
      return refused
    }
    entries.set(id, { session, plan: how, hint: undefined })
    publish(session)
    return { ok: true, row: session.row() }
  }

  const audited = async (
    action: string,
    what: { instance: InstanceKey; command: string[]; kind: string },
    caller: Caller,
    from: TerminalOrigin,
    act: () => Promise<TerminalAnswer>,
  ): Promise<TerminalAnswer> => {
    const begun = await audit.begin({ caller, ...from, action, ...subject(what) }).catch((error: unknown) => {
      log.error({ err: error }, 'the audit log cannot be written')
    })
    if (!begun) return auditUnavailable
    try {
      const answer = mayExec(caller, what.instance) ? await act() : notPermitted
      await begun.settle(
        answer.ok
          ? { outcome: 'done', target: subject(answer.row).target }
          : { outcome: answer.status === 403 ? 'denied' : 'failed', message: answer.message },
      )
      return answer
    } catch (error) {
      await begun.settle({ outcome: 'failed', message: 'Gantry itself failed; its log has the request' })
      throw error
    }
  }

  const beat = setInterval(() => {
    for (const session of all()) {
      for (const attachment of session.attachments) if (!attachment.beat()) attachment[Symbol.dispose]()
    }
  }, beatMs)
  const sweeping = setInterval(
    () => {
      for (const session of sweep(all(), limits, Date.now())) forget(session)
    },
    Math.min(sweepMs, limits.idleMs === 0 ? sweepMs : Math.max(100, limits.idleMs / 10)),
  )

  /** Sessions of a person who may no longer work in their instances, or who is no longer there. */
  const endForbidden = async (personId: string): Promise<void> => {
    const owned = all().filter((session) => session.isRunning && session.owner.id === personId)
    if (owned.length === 0) return
    const person = (await access.people()).find(({ id }) => id === personId)
    for (const session of owned) {
      if (person === undefined || !mayExec({ person, sessionId: '' }, session.instance)) {
        session.cut('permission', `${session.owner.name} may no longer work in this instance`)
      }
    }
  }

  const stopRevoked = access.onRevoked(({ personId, sessionId, why }) => {
    const isOut = why === 'signed-out'
    for (const { attachments } of all()) {
      for (const attachment of attachments) {
        if (attachment.caller.person.id !== personId) continue
        if (sessionId !== undefined && attachment.caller.sessionId !== sessionId) continue
        if (isOut) attachment.close(terminalClose.signedOut, 'signed out')
        else attachment.close(terminalClose.permissionChanged, 'permission changed')
      }
    }
    // A login that ended takes nothing from the person: their sessions wait for the next one.
    if (sessionId === undefined) {
      endForbidden(personId).catch((error: unknown) =>
        log.error({ err: error }, 'sessions could not be ended'),
      )
    }
  })

  const stopChanges = servers.onChange(({ kind, id }) => {
    if (kind !== 'removed') return
    for (const session of all()) {
      if (splitInstanceKey(session.instance).server === id)
        session.cut('server-removed', 'The server was removed from Gantry')
    }
  })

  const attach = async (
    session: TerminalSession,
    request: IncomingMessage,
    stream: Duplex,
    head: Buffer,
    caller: Caller,
  ): Promise<void> => {
    const mine = all().flatMap(({ attachments }) =>
      [...attachments].filter((each) => each.caller.person.id === caller.person.id),
    )
    if (mine.length >= maxSocketsPerPerson || session.attachments.size >= maxAttachments) {
      return refuseUpgrade(
        stream,
        429,
        'Too many windows look at this session, or this person has too many open.',
      )
    }
    await audit.record({
      caller,
      address: request.socket.remoteAddress ?? '',
      request: session.id,
      action: 'terminal.attach',
      ...subject(session.row()),
      outcome: 'done',
    })
    if (stream.destroyed || entries.get(session.id)?.session !== session) {
      return refuseUpgrade(stream, 404, noSuchTerminal.message)
    }
    server.handleUpgrade(request, stream, head, (socket) => {
      const isOwner = session.owner.id === caller.person.id
      const attachment = new Attachment(socket, caller, isOwner, sizeIn(request.url))
      session.attach(attachment)
      const used = all().filter(({ owner }) => owner.id === caller.person.id).length
      if (isOwner && used >= limits.perPerson * 0.8) {
        attachment.tell({
          type: 'notice',
          notice: { kind: 'count', used, limit: limits.perPerson, of: 'person' },
        })
      }
      if (entries.size >= limits.total * 0.8) {
        const notice = { kind: 'count', used: entries.size, limit: limits.total, of: 'everybody' } as const
        attachment.tell({ type: 'notice', notice })
      }
    })
  }

  return {
    async open(request, caller, from) {
      const what = {
        ...request,
        command: request.kind === 'exec' ? (request.command ?? ['login shell']) : [],
      }
      return audited('terminal.open', what, caller, from, async () => {
        const personId = caller.person.id
        const full = room(personId)
        if (full !== undefined) return full
        if (request.kind === 'vga') return notConnected
        opening.set(personId, (opening.get(personId) ?? 0) + 1)
        try {
          return await openNow(request, caller)
        } finally {
          opening.set(personId, (opening.get(personId) ?? 1) - 1)
        }
      })
    },

    async restart(id, caller, from) {
      const entry = find(id, caller)
      if (entry === undefined) return noSuchTerminal
      const { session } = entry
      if (session.owner.id !== caller.person.id) return onlyOwner
      return audited('terminal.restart', session.row(), caller, from, async () => {
        if (session.isRunning) return stillRuns
        return (await connect(session, entry.plan, caller)) ?? { ok: true, row: session.row() }
      })
    },

    list: (caller): TerminalRow[] =>
      all()
        .filter((session) => maySee(caller, session))
        .map((session) => session.row()),

    share(id, share, caller) {
      const session = find(id, caller)?.session
      if (session === undefined) return noSuchTerminal
      if (session.owner.id !== caller.person.id) return onlyOwner
      session.setShare(share, (attachment) => maySee(attachment.caller, session))
      return { ok: true, row: session.row() }
    },

    remove(id, caller) {
      const session = find(id, caller)?.session
      if (session === undefined) return noSuchTerminal
      if (session.owner.id !== caller.person.id && !oversees(caller, session.instance)) return onlyOwner
      const row = session.row()
      if (session.isRunning) session.end('ended', `${caller.person.name} ended it`)
      else forget(session)
      return { ok: true, row }
    },

    accept(_kind, id, request, stream, head, caller) {
      const session = find(id, caller)?.session
      if (session === undefined || isClosing) return refuseUpgrade(stream, 404, noSuchTerminal.message)
      attach(session, request, stream, head, caller).catch((error: unknown) => {
        log.error({ err: error }, 'a browser could not be attached')
        refuseUpgrade(stream, 503, 'Gantry itself failed.')
      })
    },

    async [Symbol.asyncDispose](): Promise<void> {
      if (isClosing) return
      isClosing = true
      clearInterval(beat)
      clearInterval(sweeping)
      stopRevoked()
      stopChanges()
      for (const { session, hint } of entries.values()) {
        clearTimeout(hint)
        session.notify({ kind: 'shutdown' })
        session.cut('shutdown', 'Gantry was shut down')
        for (const attachment of session.attachments) {
          attachment.close(terminalClose.shuttingDown, 'Gantry is shutting down')
        }
      }
      await until(() => all().every(({ attachments }) => attachments.size === 0))
      for (const session of all()) session[Symbol.dispose]()
      entries.clear()
      server.close()
    },
  }
}

/** Their sockets are cut after 0.9 s at the latest, so this ends. */
const until = (isTrue: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = setInterval(() => {
      if (!isTrue()) return
      clearInterval(look)
      resolve()
    }, 20)
  })

/** The window that a browser says it has, in its socket's address. */
const sizeIn = (url: string | undefined): TerminalSize | undefined => {
  const query = new URLSearchParams((url ?? '').split('?')[1] ?? '')
  const cols = Number(query.get('cols'))
  const rows = Number(query.get('rows'))
  const isSize = Number.isInteger(cols) && Number.isInteger(rows) && cols > 0 && rows > 0
  return isSize && cols <= maxCols && rows <= maxRows ? { cols, rows } : undefined
}
