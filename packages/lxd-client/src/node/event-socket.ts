import { ok, type Result } from '../result.ts'
import type { EventConnection, EventRequest } from '../transport.ts'
import type { SocketPlace } from './connect-for.ts'
import { messageQueue } from './message-queue.ts'
import { type DataSocket, openWebSocket } from './open-websocket.ts'

type Ended = Awaited<EventConnection['ended']>

/**
 * Opens an event websocket. Frames, as LXD and Incus send them (`doc/events.md`): text, one JSON event each. Nothing is
 * sent to the server but pings.
 */
export async function openEventSocket(
  place: SocketPlace,
  request: EventRequest,
): Promise<Result<EventConnection>> {
  const queue = messageQueue()
  let socket: DataSocket | undefined
  let resolveEnded: (ended: Ended) => void = () => undefined
  const ended = new Promise<Ended>((resolve) => {
    resolveEnded = resolve
  })
  const end = (why: Ended): void => {
    queue.end()
    resolveEnded(why)
    socket?.close()
  }
  const opened = await openWebSocket('event stream', place, request, {
    onMessage(data, isBinary) {
      if (isBinary || queue.push(String(data))) return
      end({ kind: 'overflow', message: 'Events came faster than they were read' })
    },
    onClose: end,
  })
  if (!opened.ok) return opened
  socket = opened.value
  return ok({
    messages: queue.messages,
    ended,
    close: () => end({ kind: 'closed', message: 'The event stream was closed here' }),
  })
}
