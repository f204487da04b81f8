import { createClient, type Result } from '@gantry/lxd-client'
import type { DataSocket, NodeConnection, SocketEnd } from '@gantry/lxd-client/node'
import type { Operation } from '@gantry/lxd-client/types/operation'
import { splitInstanceKey } from '@gantry/protocol/instance-row'
import type { TerminalSize } from '@gantry/protocol/terminal-frames'
import { explainEnd, type UpstreamEnd } from './explain-end.ts'
import { operationSockets } from './operation-sockets.ts'

/** What runs in an instance, as it is asked of the server; without user and group it is root. */
export type ExecPlan = {
  kind: 'exec'
  command: string[]
  user?: number
  group?: number
  cwd: string
  environment: Record<string, string>
}

export type Plan = ExecPlan | { kind: 'console' }

export type UpstreamHandlers = {
  onOutput(bytes: Uint8Array): void
  onEnd(end: UpstreamEnd): void
}

/** The server's side of a session: its sockets, whose secrets are known here and nowhere else (S5). */
export interface Upstream {
  /** The operation at the server, which a person sees in the list of operations. */
  operation: string
  send(bytes: Uint8Array, left: () => void): void
  resize(size: TerminalSize): void
  pause(): void
  resume(): void
  /** Hangs up: a process is told so, and killed when it stays. Settled once the server has closed its side. */
  end(): Promise<void>
}

const hangup = 1
const kill = 9
/** What a process gets to end by itself, and a console to be closed. */
const graceMs = 2_000

export const openUpstream = async (
  connection: NodeConnection,
  instance: string,
  plan: Plan,
  size: TerminalSize,
  handlers: UpstreamHandlers,
): Promise<Result<Upstream>> => {
  const { project, name } = splitInstanceKey(instance)
  const client = createClient(connection, { project })
  const started = await start(client, name, plan, size)
  if (!started.ok) return started
  const operation = started.value
  const sockets = operationSockets(connection, operation)

  let killing: NodeJS.Timeout | undefined
  let control: DataSocket | undefined
  let over: () => void = () => undefined
  const isOver = new Promise<void>((resolve) => {
    over = resolve
  })
  const end = (ended: SocketEnd): void => {
    over()
    clearTimeout(killing)
    // The server's operation remembers for a few seconds what became of it.
    void explainEnd(client, { operation: operation.id, name, kind: plan.kind, ended }).then((why) => {
      control?.close()
      handlers.onEnd(why)
    })
  }

  // The control socket first: once the others are there the command runs, and its size must be right by then.
  const controlling = await sockets.open('control', { onMessage: () => undefined, onClose: () => undefined })
  if (!controlling.ok) {
    await client.operations.cancel(operation.id)
    return controlling
  }
  control = controlling.value
  const opened = await sockets.stream('0', { onBytes: handlers.onOutput, onClose: end })
  if (!opened.ok) {
    control.close()
    await client.operations.cancel(operation.id)
    return opened
  }
  const data = opened.value
  const say = (command: unknown): void => control?.send(JSON.stringify(command))

  return {
    ok: true,
    value: {
      operation: operation.id,
      send: (bytes, left) => data.send(bytes, left),
      resize: ({ cols, rows }) =>
        say({ command: 'window-resize', args: { width: String(cols), height: String(rows) } }),
      pause: () => data.pause(),
      resume: () => data.resume(),
      end() {
        data.resume()
        // A console's data socket is the server's to close: if it ends first, LXD 5.0.2 goes on reading the console of
        // a virtual machine, and whoever opens it next sees nothing.
        if (plan.kind === 'console') control?.close()
        else say({ command: 'signal', signal: hangup })
        killing ??= setTimeout(() => {
          if (plan.kind === 'exec') say({ command: 'signal', signal: kill })
          data.close()
        }, graceMs)
        return isOver
      },
    },
  }
}

const start = (
  client: ReturnType<typeof createClient>,
  name: string,
  plan: Plan,
  { cols, rows }: TerminalSize,
): Promise<Result<Operation>> => {
  if (plan.kind === 'console')
    return client.instances.console(name, { type: 'console', width: cols, height: rows })
  const { kind: _, ...what } = plan
  return client.instances.exec(name, {
    ...what,
    interactive: true,
    width: cols,
    height: rows,
    'wait-for-websocket': true,
    'record-output': false,
  })
}
