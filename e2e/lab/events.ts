import WebSocket from 'ws'
import { socketOf } from './api.ts'
import { daemonsOf } from './servers.ts'

/** One message of /1.0/events, with the moment it came in (milliseconds of `performance.now()`). */
export interface LabEvent {
  type: string
  timestamp: string
  location?: string
  project?: string
  metadata: unknown
  received: number
}

/**
 * Listens to a server directly over its unix socket, past Gantry: what a bench holds Gantry's own delay against.
 * Resolves when the socket is open; dispose it to close.
 */
export async function events(name: string, listener: (event: LabEvent) => void): Promise<AsyncDisposable> {
  const [daemon] = daemonsOf(name)
  if (!daemon) throw new Error(`No server ${name}`)
  const path = '/1.0/events?all-projects=true&type=lifecycle,operation'
  const socket = new WebSocket(`ws+unix:${socketOf(daemon)}:${path}`)
  socket.on('message', (frame: Buffer) => {
    const received = performance.now()
    listener({ ...JSON.parse(frame.toString()), received })
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve())
    socket.once('error', reject)
  })
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => resolve())
  })
  return {
    async [Symbol.asyncDispose]() {
      socket.close()
      await closed
    },
  }
}
