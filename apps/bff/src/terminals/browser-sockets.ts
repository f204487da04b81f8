import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { maxCols, maxMessage, maxRows, type TerminalSize } from '@gantry/protocol/terminal-frames'
import { WebSocketServer } from 'ws'
import type { Caller } from '../access/access.ts'
import { refuseUpgrade } from '../http/refuse-upgrade.ts'
import { Attachment } from './attachment.ts'
import type { Opened } from './open-session.ts'
import { noSuchTerminal } from './refusals.ts'
import type { Session } from './session.ts'
import type { TerminalSocketKind } from './terminals.ts'

const maxAttachments = 20
const maxSocketsPerPerson = 200

export type UpgradeAsked = {
  kind: TerminalSocketKind
  request: IncomingMessage
  stream: Duplex
  head: Buffer
  caller: Caller
}

type Parts = {
  sessions(): Session[]
  /** Writes down who attaches; rejects when that cannot be written. */
  record(session: Session, asked: UpgradeAsked): Promise<void>
  /** Whether it is still on the list. */
  isListed(session: Session): boolean
  onAttached(session: Session, attachment: Attachment): void
}

/** Turns upgrades into attachments, within the caps (S10). */
export const browserSockets = ({ sessions, record, isListed, onAttached }: Parts) => {
  const server = new WebSocketServer({ noServer: true, maxPayload: maxMessage, perMessageDeflate: false })

  return {
    async attach(opened: Opened, asked: UpgradeAsked): Promise<void> {
      const { kind, request, stream, head, caller } = asked
      const { session } = opened
      const isRight = (kind === 'spice') === (opened.kind === 'vga')
      if (!isRight) return refuseUpgrade(stream, 404, 'This session has no such socket.')
      if (opened.kind === 'vga' && !opened.session.mayOpen(caller)) {
        return refuseUpgrade(stream, 403, 'This console is not shared with you for writing.')
      }
      const mine = sessions().flatMap(({ attachments }) =>
        [...attachments].filter((each) => each.caller.person.id === caller.person.id),
      )
      if (mine.length >= maxSocketsPerPerson || session.attachments.size >= maxAttachments) {
        return refuseUpgrade(
          stream,
          429,
          'Too many windows look at this session, or this person has too many.',
        )
      }
      await record(session, asked)
      if (stream.destroyed || !isListed(session)) return refuseUpgrade(stream, 404, noSuchTerminal.message)
      server.handleUpgrade(request, stream, head, (socket) => {
        if (opened.kind === 'vga') return opened.session.attach(socket, caller)
        const isOwner = session.owner.id === caller.person.id
        const attachment = new Attachment(socket, caller, isOwner, sizeIn(request.url))
        opened.session.attach(attachment)
        onAttached(session, attachment)
      })
    },
    close: () => server.close(),
  }
}

/** The window that a browser says it has, in its socket's address. */
const sizeIn = (url: string | undefined): TerminalSize | undefined => {
  const query = new URLSearchParams((url ?? '').split('?')[1] ?? '')
  const cols = Number(query.get('cols'))
  const rows = Number(query.get('rows'))
  const isSize = Number.isInteger(cols) && Number.isInteger(rows) && cols > 0 && rows > 0
  return isSize && cols <= maxCols && rows <= maxRows ? { cols, rows } : undefined
}
