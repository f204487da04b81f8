import { failed, reachedAt, secretsOf, type Way, type WayEnd } from './end.ts'
import { followCreation } from './follow-operations.ts'
import { openSink, openSource } from './open-migration.ts'

/** The new server fetches from the old one, at each of its addresses in turn. */
export const pull: Way = async (asked, progress) => {
  const { from, to } = asked
  const place = await reachedAt(from)
  if (!place.ok) return failed(place.message, true)
  let last: WayEnd = failed(`${from.name} has no address`, true)
  for (const address of place.value.addresses) {
    const source = await openSource(asked, progress)
    if (!source.ok) return failed(`${from.name}: ${source.message}`)
    const creation = await openSink(asked, progress, {
      mode: 'pull',
      operation: `https://${address}/1.0/operations/${source.value.id}`,
      secrets: secretsOf(source.value),
      certificate: place.value.certificate,
    })
    last = creation.ok
      ? await followCreation(asked, creation.value, source.value)
      : failed(`${to.name}: ${creation.message}`)
    if (last.ok) return last
    await from.client.operations.cancel(source.value)
    if (!last.unreachable) return last
  }
  return last
}
