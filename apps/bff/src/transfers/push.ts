import { outcome } from '@gantry/lxd-client/groups/operations'
import { copiedInstance, migrationSource } from './copied-instance.ts'
import { failed, reachedAt, secretsOf, type Way, type WayEnd } from './end.ts'
import { followCreation, isUnreachable } from './follow-operations.ts'
import { dropSockets } from './migration-sockets.ts'

/** The old server sends to the new one, at each of its addresses in turn. */
export const push: Way = async (asked, progress, signal) => {
  const { from, to, instance, name, transfer } = asked
  const place = await reachedAt(to)
  if (!place.ok) return failed(place.message, true)
  let last: WayEnd = failed(`${to.name} has no address`, true)
  for (const address of place.value.addresses) {
    const creation = await to.client.instances.create({
      ...copiedInstance(instance, name, transfer),
      source: { ...migrationSource(instance, transfer), mode: 'push' },
    })
    if (!creation.ok) return failed(`${to.name}: ${creation.message}`)
    progress.started(to, creation.value)
    const sending = await from.client.instances.move(instance.name, {
      name,
      migration: true,
      live: false,
      instance_only: transfer.instanceOnly,
      target: {
        operation: `https://${address}/1.0/operations/${creation.value.id}`,
        secrets: secretsOf(creation.value),
        certificate: place.value.certificate,
      },
    })
    if (!sending.ok) {
      await dropSockets(to, creation.value)
      return failed(`${from.name}: ${sending.message}`, isUnreachable(sending.message))
    }
    progress.started(from, sending.value)
    progress.follow(from, sending.value)
    const sent = from.client.operations.wait(sending.value)
    // Whoever sends and got no connection says so at once; the other one would wait for it.
    void sent.then((ended) =>
      ended.ok && outcome(ended.value).ok ? undefined : dropSockets(to, creation.value),
    )
    last = await followCreation(to, creation.value, from, sending.value, signal)
    if (last.ok || signal.aborted) return last
    const ended = await sent
    const result = ended.ok ? outcome(ended.value) : ended
    if (result.ok) return last
    last = failed(`${from.name}: ${result.message}`, isUnreachable(result.message))
    if (!last.unreachable) return last
  }
  return last
}
