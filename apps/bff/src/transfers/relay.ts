import type { Operation } from '@gantry/lxd-client/types/operation'
import { type Bridge, openBridge } from './bridge.ts'
import { type End, failed, secretsOf, type Way } from './end.ts'
import { endOf, followCreation } from './follow-operations.ts'
import { dropSockets, socketOf } from './migration-sockets.ts'
import { openSink, openSource } from './open-migration.ts'

/** Both servers wait for the other one, and find Gantry, which passes on what each says. */
export const relay: Way = async (asked, progress) => {
  const { from, to, cancelled, ending } = asked
  const creation = await openSink(asked, progress, { mode: 'push' })
  if (!creation.ok) return failed(`${to.name}: ${creation.message}`)
  const source = await openSource(asked, progress)
  if (!source.ok) {
    await dropSockets(to, creation.value)
    return failed(`${from.name}: ${source.message}`)
  }
  let bytes = 0
  const bridged = await bridgeAll([from, source.value], [to, creation.value], (count) => {
    bytes += count
    progress.bytes(bytes)
  })
  const cut = (): void => {
    for (const bridge of bridged.bridges) bridge.close()
  }
  if (bridged.error !== undefined) {
    cut()
    await from.client.operations.cancel(source.value)
    await dropSockets(to, creation.value)
    return failed(bridged.error)
  }
  cancelled.addEventListener('abort', cut)
  // It may have come while the sockets were opened.
  if (cancelled.aborted) cut()
  const end = await followCreation(asked, creation.value, source.value)
  cancelled.removeEventListener('abort', cut)
  if (!end.ok) cut()
  if (end.ok || cancelled.aborted || ending.aborted) return end
  const sourceEnd = await endOf(from, source.value)
  return sourceEnd === undefined ? end : failed(`${end.message}; ${sourceEnd}`)
}

/** A bridge for each socket that both have: `control` and `fs`, and those of what else they agree on. */
const bridgeAll = async (
  [from, source]: [End, Operation],
  [to, creation]: [End, Operation],
  onBytes: (count: number) => void,
): Promise<{ bridges: Bridge[]; error?: string }> => {
  const bridges: Bridge[] = []
  const there = secretsOf(creation)
  for (const name of Object.keys(secretsOf(source))) {
    if (there[name] === undefined) continue
    const bridge = await openBridge(
      { connection: from.connection, ...socketOf(source, name) },
      { connection: to.connection, ...socketOf(creation, name) },
      onBytes,
    )
    if (!bridge.ok) return { bridges, error: bridge.message }
    bridges.push(bridge.value)
  }
  return { bridges }
}
