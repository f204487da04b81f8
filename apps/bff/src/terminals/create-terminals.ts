import { randomBytes } from 'node:crypto'
import { type InstanceKey, splitInstanceKey } from '@gantry/protocol/instance-row'
import { type OpenTerminal, type TerminalRow, terminalClose } from '@gantry/protocol/terminal'
import type { Logger } from 'pino'
import type { Access, Caller } from '../access/access.ts'
import type { Audit } from '../audit/audit.ts'
import type { Fleet } from '../fleet/fleet.ts'
import type { Operations } from '../fleet/operations/operations.ts'
import { refuseUpgrade } from '../http/refuse-upgrade.ts'
import type { Origin } from '../origin.ts'
import type { Recordings } from '../recordings/recordings.ts'
import type { ServerRefused, Servers } from '../servers/servers.ts'
import { browserSockets } from './browser-sockets.ts'
import { countNotices, forgettable, sweep, type TerminalLimits } from './limits.ts'
import { type Opened, sessionOpener } from './open-session.ts'
import { mayExec, maySee, oversees } from './permits.ts'
import {
  auditUnavailable,
  noSuchTerminal,
  notConnected,
  notPermitted,
  onlyOwner,
  stillRuns,
  tooMany,
} from './refusals.ts'
import type { Session } from './session.ts'
import { TerminalSession } from './terminal-session.ts'
import type { TerminalAnswer, Terminals } from './terminals.ts'

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
/** The list is told that something changed at most this often for each session. */
const hintMs = 250

type Entry = { opened: Opened; hint: NodeJS.Timeout | undefined }

export function createTerminals(parts: Parts): Terminals {
  const { access, servers, fleet, audit, limits, log } = parts
  const entries = new Map<string, Entry>()
  /** Sessions that are just being opened count too. */
  const opening = new Map<string, number>()
  const opener = sessionOpener(parts)
  let isClosing = false

  const all = (): Session[] => [...entries.values()].map(({ opened }) => opened.session)
  const find = (id: string, caller: Caller): Entry | undefined => {
    const entry = entries.get(id)
    return entry !== undefined && maySee(caller, entry.opened.session) ? entry : undefined
  }

  const changed = (id: string): void => {
    const entry = entries.get(id)
    if (entry === undefined || entry.hint !== undefined) return
    entry.hint = setTimeout(() => {
      entry.hint = undefined
      publish(entry.opened.session)
    }, hintMs)
  }
  const publish = ({ id, instance }: Session): void => {
    const { server: serverId, project } = splitInstanceKey(instance)
    fleet.publishHint({ server: serverId, project, kind: 'terminal', name: id })
  }

  const forget = (session: Session): void => {
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

  const onEnded = (session: Session): void => {
    if (session instanceof TerminalSession) opener.endRecording(session)
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
    const counted = (of: (session: Session) => boolean): number => all().filter(of).length
    const mine = (session: Session): boolean => session.owner.id === personId
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

  const openNow = async (request: OpenTerminal, caller: Caller): Promise<TerminalAnswer> => {
    const id = randomBytes(16).toString('hex')
    const made = await opener.open(request, caller, { id, onChange: () => changed(id), onEnded })
    if (!made.ok) return made
    const { session } = made.opened
    if (isClosing) {
      session[Symbol.dispose]()
      return notConnected
    }
    entries.set(id, { opened: made.opened, hint: undefined })
    publish(session)
    return { ok: true, row: session.row() }
  }

  const audited = async (
    action: string,
    what: { instance: InstanceKey; command: string[]; kind: string },
    caller: Caller,
    from: Origin,
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
        void session.cut('permission', `${session.owner.name} may no longer work in this instance`)
      }
    }
  }

  const stopRevoked = access.onRevoked(({ personId, sessionId, why }) => {
    const isOut = why !== 'permission'
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
        void session.cut('server-removed', 'The server was removed from Gantry')
    }
  })

  const sockets = browserSockets({
    sessions: all,
    isListed: (session) => entries.get(session.id)?.opened.session === session,
    record: (session, { request, caller }) =>
      audit.record({
        caller,
        address: request.socket.remoteAddress ?? '',
        request: session.id,
        action: 'terminal.attach',
        ...subject(session.row()),
        outcome: 'done',
      }),
    onAttached: ({ owner }, attachment) => {
      const used = all().filter((each) => each.owner.id === owner.id).length
      const isOwner = attachment.caller.person.id === owner.id
      for (const notice of countNotices(isOwner ? used : 0, entries.size, limits)) {
        attachment.tell({ type: 'notice', notice })
      }
    },
  })

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
      const { session } = entry.opened
      if (session.owner.id !== caller.person.id) return onlyOwner
      return audited('terminal.restart', session.row(), caller, from, async () => {
        if (session.isRunning) return stillRuns
        return (await opener.connect(entry.opened, caller)) ?? { ok: true, row: session.row() }
      })
    },

    list: (caller): TerminalRow[] =>
      all()
        .filter((session) => maySee(caller, session))
        .map((session) => session.row()),

    share(id, share, caller) {
      const session = find(id, caller)?.opened.session
      if (session === undefined) return noSuchTerminal
      if (session.owner.id !== caller.person.id) return onlyOwner
      session.setShare(share, (attachment) => maySee(attachment.caller, session))
      return { ok: true, row: session.row() }
    },

    remove(id, caller) {
      const session = find(id, caller)?.opened.session
      if (session === undefined) return noSuchTerminal
      if (session.owner.id !== caller.person.id && !oversees(caller, session.instance)) return onlyOwner
      const row = session.row()
      if (session.isRunning) session.end('ended', `${caller.person.name} ended it`)
      else forget(session)
      return { ok: true, row }
    },

    accept(kind, id, request, stream, head, caller) {
      const entry = find(id, caller)
      if (entry === undefined || isClosing) return refuseUpgrade(stream, 404, noSuchTerminal.message)
      sockets.attach(entry.opened, { kind, request, stream, head, caller }).catch((error: unknown) => {
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
      const closings: Promise<void>[] = []
      for (const { opened, hint } of entries.values()) {
        const { session } = opened
        clearTimeout(hint)
        session.notify({ kind: 'shutdown' })
        closings.push(session.cut('shutdown', 'Gantry was shut down'))
        for (const attachment of session.attachments) {
          attachment.close(terminalClose.shuttingDown, 'Gantry is shutting down')
        }
      }
      await until(() => all().every(({ attachments }) => attachments.size === 0))
      await Promise.all(closings)
      for (const session of all()) session[Symbol.dispose]()
      entries.clear()
      sockets.close()
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
