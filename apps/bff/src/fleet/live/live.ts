import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Caller } from '../../access/access.ts'

/** The browsers' sockets. Origin, session and path have been checked by whoever calls `accept`. */
export interface Live extends AsyncDisposable {
  accept(request: IncomingMessage, socket: Duplex, head: Buffer, caller: Caller): void
  /** How many sockets are open. */
  sockets(): number
}
