import { failed, reachedAt, secretsOf, type Way, type WayEnd } from './end.ts'
import { followCreation, isUnreachable } from './follow-operations.ts'
import { dropSockets } from './migration-sockets.ts'
import { openSink, openSource } from './open-migration.ts'

/** The old server sends to the new one, at each of its addresses in turn. */
export const push: Way = async (asked, progress) => {
  const { from, to, cancelled, ending } = asked
  const place = await reachedAt(to)
  if (!place.ok) return failed(place.message, true)
  let last: WayEnd = failed(`${to.name} has no address`, true)
  for (const address of place.value.addresses) {
    const creation = await openSink(asked, progress, { mode: 'push' })
    if (!creation.ok) return failed(`${to.name}: ${creation.message}`)
    const sending = await openSource(asked, progress, {
      operation: `https://${address}/1.0/operations/${creation.value.id}`,
      secrets: secretsOf(creation.value),
      certificate: place.value.certificate,
    })
    if (!sending.ok) {
      await dropSockets(to, creation.value)
      return failed(`${from.name}: ${sending.message}`, isUnreachable(sending.message))
    }
    const sent = from.client.operations.finish(sending.value, { signal: ending })
    // Whoever sends and got no connection says so at once; the other one would wait for it.
    void sent.then((result) => (result.ok ? undefined : dropSockets(to, creation.value)))
    last = await followCreation(asked, creation.value, sending.value)
    if (last.ok || cancelled.aborted || ending.aborted) return last
    const result = await sent
    if (result.ok) return last
    last = failed(`${from.name}: ${result.message}`, isUnreachable(result.message))
    if (!last.unreachable) return last
  }
  return last
}
