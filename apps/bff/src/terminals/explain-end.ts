import { setTimeout } from 'node:timers/promises'
import type { Client } from '@gantry/lxd-client'
import type { SocketEnd } from '@gantry/lxd-client/node'

export type UpstreamEnd = {
  why: 'exited' | 'stopped' | 'lost'
  exitCode: number | null
  message: string
}

type Asked = {
  operation: string
  name: string
  kind: 'exec' | 'console'
  ended: SocketEnd
}

/** Exit codes of a process that was killed: with its instance, perhaps. */
const killed = new Set([-1, 129, 137, 143])
const looks = 8
const betweenLooksMs = 250

/** What became of a session whose socket closed: the server's operation knows, for some five seconds. */
export const explainEnd = async (client: Client, asked: Asked): Promise<UpstreamEnd> => {
  const waited = await client.operations.wait(asked.operation, { seconds: 5, timeoutMs: 8_000 })
  if (!waited.ok && waited.kind !== 'refused') {
    const message = `The connection to the server was lost: ${asked.ended.kind === 'closed' ? waited.message : asked.ended.message}`
    return { why: 'lost', exitCode: null, message }
  }
  const operation = waited.ok ? waited.value : undefined
  const code = operation?.metadata?.return
  const exitCode = asked.kind === 'exec' && typeof code === 'number' ? code : null
  if (exitCode !== null && !killed.has(exitCode)) {
    return { why: 'exited', exitCode, message: `The command ended with exit code ${exitCode}` }
  }
  const status = await settledStatus(client, asked.name)
  if (status !== undefined && status !== 'Running' && status !== 'Frozen') {
    return { why: 'stopped', exitCode, message: `The instance stopped (${status})` }
  }
  if (exitCode !== null) {
    return { why: 'exited', exitCode, message: `The command ended with exit code ${exitCode}` }
  }
  const said = operation?.err
  if (asked.kind === 'console' && asked.ended.kind === 'closed' && !said) {
    return { why: 'exited', exitCode: null, message: 'The console was closed by the server' }
  }
  return { why: 'lost', exitCode: null, message: said || asked.ended.message }
}

/** The instance's status once it no longer says that it runs, or after two seconds; undefined when it is gone. */
export const settledStatus = async (client: Client, name: string): Promise<string | undefined> => {
  let status: string | undefined
  for (let look = 0; look < looks; look += 1) {
    const got = await client.instances.get(name, { timeoutMs: 5_000 })
    if (!got.ok) return got.kind === 'refused' && got.status === 404 ? 'deleted' : status
    status = got.value.status
    if (status !== 'Running' && status !== 'Stopping') return status
    await setTimeout(betweenLooksMs)
  }
  return status
}
