import type { InstanceSnapshot } from '@gantry/protocol/instance-row'
import { LiveMessage, type LiveRequest, liveClose } from '@gantry/protocol/live'
import * as z from 'zod/mini'
import { type LastingSocketParts, openLastingSocket } from './lasting-socket.ts'

export type ConnectionParts = Pick<LastingSocketParts, 'url' | 'isSignedIn' | 'onStatus' | 'onSignedOut'> & {
  fetchSnapshot: (signal: AbortSignal) => Promise<InstanceSnapshot | undefined>
  onMessage: (message: Exclude<LiveMessage, { type: 'pong' }>) => void
  onSnapshot: (snapshot: InstanceSnapshot) => void
  onPermissionChanged: () => void
}

export type LiveConnection = {
  send(message: LiveRequest): void
  /** Tries at once instead of after the rest of the pause. */
  tryNow(): void
  close(): void
}

const readMessage = (text: unknown): LiveMessage | undefined => {
  try {
    const parsed = z.safeParse(LiveMessage, JSON.parse(String(text)))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

/** The live socket: hello, snapshot, batches, and the same again after each loss. */
export const openLiveConnection = (parts: ConnectionParts): LiveConnection => {
  const takeSnapshot = async (signal: AbortSignal): Promise<void> => {
    const snapshot = await parts.fetchSnapshot(signal)
    if (signal.aborted) return
    if (snapshot === undefined) {
      socket.lost()
      return
    }
    parts.onSnapshot(snapshot)
    socket.settled()
  }

  const socket = openLastingSocket({
    ...parts,
    ping: JSON.stringify({ type: 'ping' } satisfies LiveRequest),
    onMessage(data, signal) {
      const message = readMessage(data)
      // A message that is not understood means that page and BFF are of two versions; what it changed is unknown.
      if (message === undefined) socket.lost()
      else if (message.type !== 'pong') {
        parts.onMessage(message)
        if (message.type === 'hello') void takeSnapshot(signal)
      }
    },
    onClosed(code) {
      if (code === liveClose.permissionChanged) parts.onPermissionChanged()
      return code === liveClose.signedOut ? 'signed-out' : undefined
    },
  })
  return {
    send: (message) => socket.send(JSON.stringify(message)),
    tryNow: socket.tryNow,
    close: socket.close,
  }
}
