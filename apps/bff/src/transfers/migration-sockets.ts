import type { Operation } from '@gantry/lxd-client/types/operation'
import { type End, secretsOf } from './end.ts'

/** Where a socket of a migration is opened. */
export const socketOf = (operation: Operation, name: string) => ({
  path: `/1.0/operations/${encodeURIComponent(operation.id)}/websocket`,
  query: { secret: secretsOf(operation)[name] ?? '' },
})

/** Ends a server's waiting for the other one, which cannot be cancelled: what it waits for comes, and is gone again. */
export const dropSockets = async (end: End, operation: Operation): Promise<void> => {
  const nothing = { onMessage: () => undefined, onClose: () => undefined }
  for (const name of Object.keys(secretsOf(operation))) {
    const socket = await end.connection.socket(socketOf(operation, name), nothing)
    if (socket.ok) socket.value.close()
  }
}
