import { type Asked, cancelledEnd, failed, type Progress, type Way, type WayEnd } from './end.ts'
import { followCreation } from './follow-operations.ts'
import { settleConfiguration } from './settle-configuration.ts'

/** A file that Gantry could not delete any more deletes itself after this. */
const expiresMs = 24 * 60 * 60_000

/** The old server packs a file, Gantry streams it to the new one. Takes the room of a packed copy on both. */
export const throughBackup: Way = async (asked, progress) => {
  const { from, instance, transfer, cancelled, ending } = asked
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
  try {
    const packed = await from.client.operations.finish(packing.value, { cancelled, signal: ending })
    if (cancelled.aborted) return cancelledEnd
    return packed.ok ? await unpack(backup, asked, progress) : failed(`${from.name}: ${packed.message}`)
  } finally {
    const removed = await from.client.instances.backups.delete(instance.name, backup)
    if (removed.ok) await from.client.operations.finish(removed.value, { signal: ending })
  }
}

const unpack = async (backup: string, asked: Asked, progress: Progress): Promise<WayEnd> => {
  const { from, to, instance, name, transfer, cancelled } = asked
  const file = await from.client.instances.backups.export(instance.name, backup)
  if (!file.ok) return failed(`${from.name}: ${file.message}`)
  progress.created(undefined)
  const length = Number(file.value.headers['content-length'])
  const restored = await to.client.instances.backups.restore(counted(file.value.body, progress.bytes), {
    name,
    ...(transfer.to.pool === undefined ? {} : { pool: transfer.to.pool }),
    ...(Number.isSafeInteger(length) ? { length } : {}),
    signal: cancelled,
  })
  if (!restored.ok) {
    // What was never read would hold its connection to the old server.
    await file.value.body[Symbol.asyncIterator]().return?.()
    return cancelled.aborted ? cancelledEnd : failed(`${to.name}: ${restored.message}`)
  }
  progress.started(to, restored.value)
  const end = await followCreation(asked, restored.value)
  if (!end.ok) return end
  const made = await to.client.instances.get(name)
  progress.created(made.ok ? made.value.created_at : undefined)
  return settleConfiguration(asked)
}

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
