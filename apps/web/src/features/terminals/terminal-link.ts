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
import { endInList, endOfClose, type LinkEnd } from './link-end.ts'
import { readTerminals } from './terminal-requests.ts'

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

/**
 * One browser's part in a session of the BFF: frames both ways, acknowledged as they are parsed, and a new socket
 * after every loss. Each socket begins with a `restore`, so nothing is ever missing on the screen.
 */
export const openTerminalLink = (parts: LinkParts): TerminalLink => {
  let acknowledged = 0
  let lastClose: number | undefined
  const socket = openLastingSocket({
    url: () => socketUrl(`api/terminals/${parts.id}/socket`),
    ping: encodeClientFrame({ type: 'ping' }),
    async isSignedIn(signal) {
      const signedIn = await isSignedIn(signal)
      if (signedIn !== true) return signedIn
      const known = await readTerminals(signal)
      const end = !signal.aborted && known.ok ? endInList(parts.id, known.value, lastClose) : undefined
      if (end !== undefined) {
        socket.close()
        parts.onEnd(end)
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
      lastClose = code
      const end = endOfClose(code)
      if (end === undefined || end === 'signed-out') return end
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
