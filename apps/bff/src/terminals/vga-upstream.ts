import { createClient, type Result } from '@gantry/lxd-client'
import type { DataSocket, DataSocketHandlers, NodeConnection } from '@gantry/lxd-client/node'
import { type InstanceKey, splitInstanceKey } from '@gantry/protocol/instance-row'
import { explainEnd, settledStatus, type UpstreamEnd } from './explain-end.ts'
import { operationSockets } from './operation-sockets.ts'

/** The server's side of a graphical console: the socket that keeps it open, and a new one for each SPICE channel. */
export type VgaUpstream = {
  operation: string
  channel(handlers: DataSocketHandlers): Promise<Result<DataSocket>>
  /** Ends it if the machine has stopped: the server itself leaves a console open that shows nothing any more. */
  endIfStopped(): Promise<void>
  close(): void
}

export const openVga = async (
  connection: NodeConnection,
  instance: InstanceKey,
  onEnd: (end: UpstreamEnd) => void,
): Promise<Result<VgaUpstream>> => {
  const { project, name } = splitInstanceKey(instance)
  const client = createClient(connection, { project })
  const started = await client.instances.console(name, { type: 'vga', width: 0, height: 0 })
  if (!started.ok) return started
  const { id } = started.value
  const sockets = operationSockets(connection, started.value)
  const control = await sockets.open('control', {
    onMessage: () => undefined,
    onClose: (ended) => {
      void explainEnd(client, { operation: id, name, kind: 'console', ended }).then(onEnd)
    },
  })
  if (!control.ok) {
    await client.operations.cancel(id)
    return control
  }
  const { value } = control
  let isLooking = false
  return {
    ok: true,
    value: {
      operation: id,
      channel: (handlers) => sockets.open('0', handlers),
      async endIfStopped() {
        if (isLooking) return
        isLooking = true
        const status = await settledStatus(client, name)
        isLooking = false
        // What it tells is explained like every end.
        if (status !== undefined && status !== 'Running' && status !== 'Frozen') value.close()
      },
      close: () => value.close(),
    },
  }
}
