import { createClient, type Result } from '@gantry/lxd-client'
import type { DataSocket, NodeConnection } from '@gantry/lxd-client/node'
import { type InstanceKey, splitInstanceKey } from '@gantry/protocol/instance-row'
import { operationSockets } from '../terminals/operation-sockets.ts'
import type { ExecPlan } from '../terminals/upstream.ts'

export type CommandEnd = { ok: true; exitCode: number } | { ok: false; message: string }

const kill = 9

/**
 * Runs a command without a terminal, and gives what it prints as it comes, both streams. By sockets, not by
 * `record-output`: those files come only at the end, and are the server's to keep.
 */
export const runCommand = async (
  connection: NodeConnection,
  instance: InstanceKey,
  plan: ExecPlan,
  onOutput: (bytes: Uint8Array) => void,
  signal: AbortSignal,
): Promise<CommandEnd> => {
  const { project, name } = splitInstanceKey(instance)
  const client = createClient(connection, { project })
  const { kind: _, ...what } = plan
  const started = await client.instances.exec(name, {
    ...what,
    interactive: false,
    'wait-for-websocket': true,
  })
  if (!started.ok) return started
  const { id } = started.value
  const sockets = operationSockets(connection, started.value)
  const opened: DataSocket[] = []
  const end = (): void => {
    for (const socket of opened) socket.close()
  }
  /** Opens one, or takes back all of it. */
  const open = async (opening: Promise<Result<DataSocket>>): Promise<Result<DataSocket>> => {
    const socket = await opening
    if (socket.ok) opened.push(socket.value)
    else {
      end()
      await client.operations.cancel(id)
    }
    return socket
  }
  const silent = { onMessage: () => undefined, onClose: () => undefined }
  const control = await open(sockets.open('control', silent))
  if (!control.ok) return control
  const input = await open(sockets.open('0', silent))
  if (!input.ok) return input
  // Nothing is typed: what reads its input finds the end of it.
  input.value.send('')
  const closed: Promise<void>[] = []
  for (const name of ['1', '2']) {
    let onClose: () => void = () => undefined
    closed.push(
      new Promise((resolve) => {
        onClose = resolve
      }),
    )
    const stream = await open(sockets.stream(name, { onBytes: onOutput, onClose }))
    if (!stream.ok) return stream
  }
  const abort = (): void => {
    control.value.send(JSON.stringify({ command: 'signal', signal: kill }))
  }
  signal.addEventListener('abort', abort)
  if (signal.aborted) abort()
  await Promise.all(closed)
  signal.removeEventListener('abort', abort)
  const waited = await client.operations.wait(id, { seconds: 5, timeoutMs: 8_000 })
  end()
  if (!waited.ok) return waited
  const code = waited.value.metadata?.return
  if (typeof code === 'number') return { ok: true, exitCode: code }
  return { ok: false, message: waited.value.err || 'The server did not say how the command ended' }
}
