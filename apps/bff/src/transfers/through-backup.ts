import { outcome } from '@gantry/lxd-client/groups/operations'
import type { StringMap } from '@gantry/lxd-client/types/common'
import { copiedInstance } from './copied-instance.ts'
import { done, failed, type Way } from './end.ts'
import { followCreation } from './follow-operations.ts'

/** A file that Gantry could not delete any more deletes itself after this. */
const expiresMs = 24 * 60 * 60_000

/** The old server packs a file, Gantry streams it to the new one. Takes the room of a packed copy on both. */
export const throughBackup: Way = async (asked, progress, signal) => {
  const { from, instance, transfer } = asked
  if (transfer.refresh) return failed('A copy cannot be brought up to date through a backup.')
  const backup = `gantry-${crypto.randomUUID()}`
  const packing = await from.client.instances.backups.create(instance.name, {
    name: backup,
    instance_only: transfer.instanceOnly,
    expires_at: new Date(Date.now() + expiresMs).toISOString(),
  })
  if (!packing.ok) return failed(`${from.name}: ${packing.message}`)
  progress.started(from, packing.value)
  progress.follow(from, packing.value)
  const packed = await from.client.operations.wait(packing.value)
  const result = packed.ok ? outcome(packed.value) : packed
  try {
    if (!result.ok) return failed(`${from.name}: ${result.message}`)
    if (signal.aborted) return failed('It was cancelled.')
    return await unpack(backup, asked, progress, signal)
  } finally {
    const removed = await from.client.instances.backups.delete(instance.name, backup)
    if (removed.ok) await from.client.operations.wait(removed.value)
  }
}

const unpack = async (
  ...[backup, asked, progress, signal]: [string, ...Parameters<Way>]
): ReturnType<Way> => {
  const { from, to, instance, name, transfer } = asked
  const file = await from.client.instances.backups.export(instance.name, backup)
  if (!file.ok) return failed(`${from.name}: ${file.message}`)
  const length = Number(file.value.headers['content-length'])
  const restored = await to.client.instances.backups.restore(counted(file.value.body, progress.bytes), {
    name,
    ...(transfer.to.pool === undefined ? {} : { pool: transfer.to.pool }),
    ...(Number.isSafeInteger(length) ? { length } : {}),
    signal,
  })
  if (!restored.ok) return failed(signal.aborted ? 'It was cancelled.' : `${to.name}: ${restored.message}`)
  progress.started(to, restored.value)
  const end = await followCreation(to, restored.value, from, undefined, signal)
  if (!end.ok) return end
  // A backup has the configuration in it: what shall be another one is put over it.
  const { name: _, type: __, ...wanted } = copiedInstance(instance, name, transfer)
  const made = await to.client.instances.get(name)
  if (!made.ok) return failed(`${to.name}: ${made.message}`)
  const config = { ...volatileOf(made.value.config), ...wanted.config }
  const changed = await to.client.instances.put(
    name,
    { ...wanted, config },
    made.etag === undefined ? {} : { etag: made.etag },
  )
  if (!changed.ok) return failed(`${to.name}: ${changed.message}`)
  const settled = await to.client.operations.wait(changed.value)
  const settling = settled.ok ? outcome(settled.value) : settled
  return settling.ok ? done : failed(`${to.name}: ${settling.message}`)
}

/** What the server itself keeps of an instance, which a change must give back. */
const volatileOf = (config: StringMap): StringMap =>
  Object.fromEntries(Object.entries(config).filter(([key]) => key.startsWith('volatile.')))

async function* counted(
  body: AsyncIterable<Uint8Array>,
  onBytes: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  let sum = 0
  for await (const chunk of body) {
    sum += chunk.length
    onBytes(sum)
    yield chunk
  }
}
