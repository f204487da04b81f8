import type { Socket } from 'node:net'
import { type Failure, fail, ok, type Result } from '../result.ts'
import type { EventRequest } from '../transport.ts'
import { connectFailure } from './connect-failure.ts'
import type { ConnectionLimits } from './connection-limits.ts'

/** Where sockets are opened: one server, over the connections that `connect` gives. */
export interface SocketPlace {
  origin: string
  connect: () => Promise<Socket>
  limits: Required<ConnectionLimits>
  /** Ends all of them. */
  disposal: AbortSignal
}

export interface Connected {
  raw: Socket
  /** Of the caller or of the whole connection, whichever comes first. */
  signal: AbortSignal
  /** What it is when the signal comes. */
  aborted: Failure
}

/** A socket for what is upgraded over it. `what` names that in messages. */
export async function connectFor(
  what: string,
  { connect, disposal }: Pick<SocketPlace, 'connect' | 'disposal'>,
  request: Pick<EventRequest, 'signal'>,
): Promise<Result<Connected>> {
  const signal = request.signal ? AbortSignal.any([request.signal, disposal]) : disposal
  const aborted = fail('aborted', `The ${what} was aborted`)
  if (signal.aborted) return aborted
  let raw: Socket
  try {
    raw = await connect()
  } catch (error) {
    return connectFailure(error)
  }
  if (signal.aborted) {
    raw.destroy()
    return aborted
  }
  return ok({ raw, signal, aborted })
}
