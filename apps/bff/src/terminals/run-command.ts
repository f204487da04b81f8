import { createClient } from '@gantry/lxd-client'
import type { DataSocket, NodeConnection } from '@gantry/lxd-client/node'
import { type InstanceKey, splitInstanceKey } from '@gantry/protocol/instance-row'
import { type ExecPlan, socketSecrets } from './upstream.ts'

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
  const { command, environment, user, group, cwd } = plan
  const started = await client.instances.exec(name, {
    command,
    environment,
    interactive: false,
    'wait-for-websocket': true,
    ...(user === undefined ? {} : { user }),
    ...(group === undefined ? {} : { group }),
    ...(cwd === undefined ? {} : { cwd }),
  })
  if (!started.ok) return started
  const { id } = started.value
  const secrets = socketSecrets(started.value)
  const sockets: DataSocket[] = []
  const closed: Promise<void>[] = []
  const open = async (fd: string, prints: boolean) => {
    let finish: () => void = () => undefined
    let socket: DataSocket | undefined
    let isFinished = false
    const over = new Promise<void>((resolve) => {
      finish = resolve
    })
    const opened = await connection.socket(
      {
        path: `/1.0/operations/${encodeURIComponent(id)}/websocket`,
        query: { secret: secrets.get(fd) ?? '' },
      },
      {
        onMessage: (bytes, isBinary) => {
          if (isBinary && prints) onOutput(bytes)
          // A text message is the end of the stream, after which the server waits for us to close.
          if (isBinary) return
          isFinished = true
          socket?.close()
        },
        onClose: finish,
      },
    )
    if (!opened.ok) return opened
    socket = opened.value
    if (isFinished) socket.close()
    sockets.push(socket)
    if (prints) closed.push(over)
    return opened
  }
  const end = (): void => {
    for (const socket of sockets) socket.close()
  }

  const control = await open('control', false)
  for (const [fd, prints] of [
    ['0', false],
    ['1', true],
    ['2', true],
  ] as const) {
    const opened = control.ok ? await open(fd, prints) : control
    if (opened.ok) {
      // Nothing is typed: what reads its input finds the end of it.
      if (fd === '0') opened.value.send('')
      continue
    }
    end()
    await client.operations.cancel(id)
    return opened
  }
  const abort = (): void => {
    if (control.ok) control.value.send(JSON.stringify({ command: 'signal', signal: kill }))
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
