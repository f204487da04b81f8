import { fail, ok, type Result } from './result.ts'
import type { EventConnection, Transport } from './transport.ts'
import type { EventMessage, EventType } from './types/event.ts'

export interface EventOptions {
  /** Default: lifecycle and operation. Logging needs to be asked for. */
  types?: EventType[]
  /** Events of one project. Default: of all projects. */
  project?: string
  /** Ends the stream. */
  signal?: AbortSignal
  /** Milliseconds for the websocket's handshake, once there is a connection. Default 30 s. */
  timeoutMs?: number
}

/**
 * A server's events, to be read once with `for await`. The loop ends when the stream does; `ended` then says why.
 * Whatever the reason, events may have been missed: list again.
 */
export interface EventStream extends AsyncIterable<EventMessage> {
  ended: EventConnection['ended']
  close(): void
}

/** Opens `/1.0/events` (`doc/events.md`). Its answer means that the stream is open: what happens from now on is in it. */
export async function openEvents(
  transport: Transport,
  options: EventOptions = {},
): Promise<Result<EventStream>> {
  if (!transport.events)
    return fail('refused', 'This transport has no event stream; the BFF follows the servers.')
  const result = await transport.events({
    path: '/1.0/events',
    query: {
      type: (options.types ?? ['lifecycle', 'operation']).join(','),
      project: options.project,
      'all-projects': options.project === undefined ? true : undefined,
    },
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
  })
  return result.ok ? ok(eventStream(result.value)) : result
}

function eventStream(connection: EventConnection): EventStream {
  return {
    ended: connection.ended,
    close: () => connection.close(),
    async *[Symbol.asyncIterator]() {
      for await (const text of connection.messages) {
        const event = parseEvent(text)
        if (event) yield event
      }
    },
  }
}

/** Reads one event. What is none, or of a type this client does not know, is `undefined`: newer servers may add some. */
export function parseEvent(text: string): EventMessage | undefined {
  try {
    // A server's word is taken for its shape here as in call.ts, once the discriminating fields are there.
    const event: EventMessage | null = JSON.parse(text)
    if (typeof event?.timestamp !== 'string' || typeof event.metadata !== 'object' || !event.metadata)
      return undefined
    return known(event.type) ? event : undefined
  } catch {
    return undefined
  }
}

function known(type: string): boolean {
  return type === 'lifecycle' || type === 'operation' || type === 'logging'
}
