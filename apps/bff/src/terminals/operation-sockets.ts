import type { Result } from '@gantry/lxd-client'
import type { DataSocket, DataSocketHandlers, NodeConnection } from '@gantry/lxd-client/node'
import type { Operation } from '@gantry/lxd-client/types/operation'

type StreamHandlers = {
  onBytes(bytes: Buffer): void
  onClose: DataSocketHandlers['onClose']
}

/** The websockets of a process or a console at the server, by the server's own names for them. */
export interface OperationSockets {
  open(name: string, handlers: DataSocketHandlers): Promise<Result<DataSocket>>
  /** A stream of bytes. The server ends it with a text message, and then waits for us to close. */
  stream(name: string, handlers: StreamHandlers): Promise<Result<DataSocket>>
}

/** Their secrets are known here and nowhere else (S5). */
export const operationSockets = (connection: NodeConnection, operation: Operation): OperationSockets => {
  const path = `/1.0/operations/${encodeURIComponent(operation.id)}/websocket`
  const secrets = secretsOf(operation)
  const open: OperationSockets['open'] = (name, handlers) =>
    connection.socket({ path, query: { secret: secrets.get(name) ?? '' } }, handlers)
  return {
    open,
    async stream(name, { onBytes, onClose }) {
      let socket: DataSocket | undefined
      let hasEnded = false
      const opened = await open(name, {
        onMessage(bytes, isBinary) {
          if (isBinary) return onBytes(bytes)
          hasEnded = true
          socket?.close()
        },
        onClose,
      })
      if (!opened.ok) return opened
      socket = opened.value
      // A short command may have ended before its socket was known here.
      if (hasEnded) socket.close()
      return opened
    },
  }
}

const secretsOf = (operation: Operation): Map<string, string> => {
  const fds = operation.metadata?.fds
  if (typeof fds !== 'object' || fds === null) return new Map()
  return new Map(
    Object.entries(fds).flatMap(([name, secret]) => (typeof secret === 'string' ? [[name, secret]] : [])),
  )
}
