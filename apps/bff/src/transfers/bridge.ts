import type { Result } from '@gantry/lxd-client'
import type { DataSocket, DataSocketHandlers, NodeConnection } from '@gantry/lxd-client/node'
import { ok } from '@gantry/lxd-client/result'

type Place = { connection: Pick<NodeConnection, 'socket'>; path: string; query: Record<string, string> }

/** Bytes that may be under way to one side before the other is not read any more, and when it is read again. */
const high = 4 * 1024 * 1024
const low = 1024 * 1024

export interface Bridge {
  close(): void
}

/**
 * Passes the messages of two sockets on to each other as they are, text as text, and the end of one to the other. A
 * side that takes nothing stops the reading of the other, so memory stays flat.
 */
export const openBridge = async (
  left: Place,
  right: Place,
  onBytes: (count: number) => void,
): Promise<Result<Bridge>> => {
  const sides = [side(onBytes), side(onBytes)] as const
  const opened = await Promise.all([open(left, sides[0], sides[1]), open(right, sides[1], sides[0])])
  const close = (): void => {
    for (const socket of opened) if (socket.ok) socket.value.close()
  }
  for (const socket of opened) {
    if (socket.ok) continue
    close()
    return socket
  }
  return ok({ close })
}

type Side = ReturnType<typeof side>

/** One socket, and what is on its way to it. What comes for it before it is open waits. */
const side = (onBytes: (count: number) => void) => {
  const waiting: (Buffer | string)[] = []
  let socket: DataSocket | undefined
  let under = 0
  let isOver = false
  let isEnding = false
  let onDrained: () => void = () => undefined
  const finish = (): void => {
    if (isEnding && under === 0) socket?.close()
  }
  const send = (data: Buffer | string): void => {
    const left = (): void => {
      under -= data.length
      onBytes(data.length)
      if (under <= low) onDrained()
      finish()
    }
    if (isOver) left()
    else socket?.send(data, left)
  }
  return {
    isFull: () => under > high,
    /** Called when there is room again. */
    whenDrained(listener: () => void) {
      onDrained = listener
    },
    take(data: Buffer | string) {
      under += data.length
      if (socket === undefined && !isOver) waiting.push(data)
      else send(data)
    },
    /** The other side has ended: so does this one, after what is on its way. */
    end() {
      isEnding = true
      finish()
    },
    opened(is: DataSocket) {
      socket = is
      for (const data of waiting.splice(0)) send(data)
      finish()
    },
    over() {
      isOver = true
      for (const data of waiting.splice(0)) send(data)
      onDrained()
    },
  }
}

const open = async (place: Place, self: Side, other: Side): Promise<Result<DataSocket>> => {
  let socket: DataSocket | undefined
  const handlers: DataSocketHandlers = {
    onMessage(data, isBinary) {
      other.take(isBinary ? data : data.toString())
      if (other.isFull()) socket?.pause()
    },
    onClose() {
      self.over()
      other.end()
    },
  }
  other.whenDrained(() => socket?.resume())
  const opened = await place.connection.socket({ path: place.path, query: place.query }, handlers)
  if (opened.ok) {
    socket = opened.value
    // What came before it was known here may be enough already.
    if (other.isFull()) socket.pause()
    self.opened(socket)
  } else self.over()
  return opened
}
