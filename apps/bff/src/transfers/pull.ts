import { copiedInstance, migrationSource } from './copied-instance.ts'
import { failed, reachedAt, secretsOf, type Way, type WayEnd } from './end.ts'
import { followCreation } from './follow-operations.ts'

/** The new server fetches from the old one, at each of its addresses in turn. */
export const pull: Way = async (asked, progress, signal) => {
  const { from, to, instance, name, transfer } = asked
  const place = await reachedAt(from)
  if (!place.ok) return failed(place.message, true)
  let last: WayEnd = failed(`${from.name} has no address`, true)
  for (const address of place.value.addresses) {
    const source = await from.client.instances.move(instance.name, {
      name,
      migration: true,
      live: false,
      instance_only: transfer.instanceOnly,
    })
    if (!source.ok) return failed(`${from.name}: ${source.message}`)
    progress.started(from, source.value)
    const creation = await to.client.instances.create({
      ...copiedInstance(instance, name, transfer),
      source: {
        ...migrationSource(instance, transfer),
        mode: 'pull',
        operation: `https://${address}/1.0/operations/${source.value.id}`,
        secrets: secretsOf(source.value),
        certificate: place.value.certificate,
      },
    })
    if (!creation.ok) {
      await from.client.operations.cancel(source.value)
      return failed(`${to.name}: ${creation.message}`)
    }
    progress.started(to, creation.value)
    progress.follow(from, source.value)
    last = await followCreation(to, creation.value, from, source.value, signal)
    if (last.ok) return last
    await from.client.operations.cancel(source.value)
    if (!last.unreachable) return last
  }
  return last
}
