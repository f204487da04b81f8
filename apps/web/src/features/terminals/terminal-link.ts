import { terminalClose } from '@gantry/protocol/terminal'
import {
  ackEvery,
  type ClientFrame,
  decodeServerFrame,
  encodeClientFrame,
  type ServerFrame,
} from '@gantry/protocol/terminal-frames'
import { socketUrl } from '../../api/base.ts'
import { isSignedIn } from '../../api/signed-in.ts'
import { tellSignedOut } from '../../api/signed-out.ts'
import { openLastingSocket } from '../../live/lasting-socket.ts'
import type { LiveStatus } from '../../live/status.ts'
import { readTerminals } from './terminal-requests.ts'

/** Why there is nothing to come back to. */
export type LinkEnd = 'removed' | 'not-shared' | 'permission' | 'gone'

export type LinkParts = {
  id: string
  onFrame: (frame: Exclude<ServerFrame, { type: 'pong' }>) => void
  onStatus: (status: LiveStatus) => void
  onEnd: (end: LinkEnd) => void
}

export type TerminalLink = {
  send(frame: ClientFrame): void
  /** The terminal has parsed everything up to this offset. */
  parsed(offset: number): void
  tryNow(): void
  close(): void
}

const ends: Record<number, LinkEnd> = {
  [terminalClose.removed]: 'removed',
  [terminalClose.notShared]: 'not-shared',
}

/**
 * One browser's part in a session of the BFF: frames both ways, acknowledged as they are parsed, and a new socket
 * after every loss. Each socket begins with a `restore`, so nothing is ever missing on the screen.
 */
export const openTerminalLink = (parts: LinkParts): TerminalLink => {
  let acknowledged = 0
  let isTakenBack = false
  const socket = openLastingSocket({
    url: () => socketUrl(`api/terminals/${parts.id}/socket`),
    ping: encodeClientFrame({ type: 'ping' }),
    async isSignedIn(signal) {
      const signedIn = await isSignedIn(signal)
      if (signedIn !== true) return signedIn
      const known = await readTerminals(signal)
      // After a restart of Gantry nothing would ever answer under this id.
      if (!signal.aborted && known.ok && !known.value.some(({ id }) => id === parts.id)) {
        socket.close()
        parts.onEnd(isTakenBack ? 'permission' : 'gone')
      }
      return true
    },
    onMessage(data) {
      const frame = typeof data === 'string' ? undefined : decodeServerFrame(new Uint8Array(data))
      // What is not understood means that page and BFF are of two versions.
      if (frame === undefined) return socket.lost()
      if (frame.type === 'pong') return
      if (frame.type === 'restore') {
        acknowledged = frame.offset
        socket.settled()
      }
      parts.onFrame(frame)
    },
    onClosed(code) {
      if (code === terminalClose.signedOut) return 'signed-out'
      isTakenBack = code === terminalClose.permissionChanged
      const end = ends[code]
      if (end === undefined) return undefined
      parts.onEnd(end)
      return 'over'
    },
    onStatus: parts.onStatus,
    onSignedOut: tellSignedOut,
  })
  const send = (frame: ClientFrame): void => socket.send(encodeClientFrame(frame))
  return {
    send,
    parsed(offset) {
      if (offset - acknowledged < ackEvery) return
      acknowledged = offset
      send({ type: 'ack', offset })
    },
    tryNow: socket.tryNow,
    close: socket.close,
  }
}
