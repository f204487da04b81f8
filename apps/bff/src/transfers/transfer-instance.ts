import type { Result } from '@gantry/lxd-client'
import type { Operation } from '@gantry/lxd-client/types/operation'
import type { TransferWay } from '@gantry/protocol/transfer'
import {
  type Asked,
  cancelledEnd,
  done,
  type End,
  failed,
  type Progress,
  type Way,
  type WayEnd,
} from './end.ts'
import { pull } from './pull.ts'
import { push } from './push.ts'
import { relay } from './relay.ts'
import { settleConfiguration } from './settle-configuration.ts'
import { throughBackup } from './through-backup.ts'

const ways: Record<TransferWay, Way> = { pull, push, relay, backup: throughBackup }

/** What the two servers say when they have no migration in common; a backup's file may still be understood. */
const isIncompatible = (message: string): boolean => /negotiat|migration type/i.test(message)

export type TransferProgress = Progress & { tries(way: TransferWay): void }

/**
 * Copies an instance to another server, starts the copy, and ends the original when it moves, in this order: what goes
 * wrong costs nothing but the copy. Answers why it failed, each way that was tried with its own reason. What is
 * cancelled leaves no copy; one that is only brought up to date stays as far as it came.
 */
export const transferInstance = async (asked: Asked, progress: TransferProgress): Promise<WayEnd> => {
  const { from, to, instance, name, transfer, cancelled } = asked
  if (transfer.move && instance.status !== 'Stopped') return failed('It must be stopped to be moved.')
  const there = await to.client.instances.get(name)
  if (there.ok && !transfer.refresh)
    return failed(`There is an instance ${name} in project ${to.project} of ${to.name} already.`)
  if (!there.ok && there.status !== 404) return failed(`${to.name}: ${there.message}`)
  const copied = there.ok ? await refresh(asked, progress) : await copy(asked, progress)
  if (!copied.ok) return copied
  if (transfer.start) {
    const started = await finished(
      asked,
      to,
      progress,
      to.client.instances.setState(name, { action: 'start' }),
    )
    if (!started.ok) return failed(`It was copied, but does not start: ${started.message}`)
  }
  if (!transfer.move) return done
  if (cancelled.aborted) return failed('It was copied; the original stays, since it was cancelled.')
  // Long copies: what was written to the original meanwhile is not in it.
  const original = await from.client.instances.get(instance.name)
  if (!original.ok) return failed(`It was copied, but the original could not be read: ${original.message}`)
  if (original.value.status !== 'Stopped' || original.value.last_used_at !== instance.last_used_at)
    return failed('It was copied, but the original was started meanwhile, so it stays.')
  const removed = await finished(asked, from, progress, from.client.instances.delete(instance.name))
  return removed.ok
    ? done
    : failed(`It was copied, but the original could not be deleted: ${removed.message}`)
}

/** A copy that is there keeps what came over when it is cancelled. */
const refresh = async (asked: Asked, progress: TransferProgress): Promise<WayEnd> => {
  const brought = await tryWays(asked, progress)
  if (!brought.ok) return brought
  return asked.cancelled.aborted ? cancelledEnd : settleConfiguration(asked)
}

/** A new copy goes again when it was not filled, or is wanted no more; it may have come to its end all the same. */
const copy = async (asked: Asked, progress: TransferProgress): Promise<WayEnd> => {
  let created: string | undefined
  const takeBack = async (): Promise<void> => {
    if (created !== undefined && !asked.ending.aborted) await removeOurs(asked, created)
    created = undefined
  }
  const copied = await tryWays(
    asked,
    {
      ...progress,
      created(at) {
        created = at
      },
    },
    takeBack,
  )
  if (!copied.ok || !asked.cancelled.aborted) return copied
  await takeBack()
  return cancelledEnd
}

const tryWays = async (
  asked: Asked,
  progress: TransferProgress,
  takeBack: () => Promise<void> = async () => undefined,
): Promise<WayEnd> => {
  const said: string[] = []
  let last: WayEnd = done
  for (const way of asked.ways) {
    if (asked.cancelled.aborted) return cancelledEnd
    // The last one only helps where the others do not understand each other.
    if (way === 'backup' && !last.ok && !isIncompatible(last.message)) break
    progress.tries(way)
    last = await ways[way](asked, progress)
    if (last.ok) return last
    await takeBack()
    if (asked.cancelled.aborted || asked.ending.aborted) return last
    said.push(`${way}: ${last.message}`)
    if (!last.unreachable && !isIncompatible(last.message)) break
  }
  return said.length === 1 && !last.ok ? last : failed(said.join('\n'))
}

/** LXD takes back by itself what it could not fill, so that by now somebody else's may have the name. */
const removeOurs = async ({ to, name, ending }: Asked, created: string): Promise<void> => {
  const there = await to.client.instances.get(name)
  if (!there.ok || there.value.created_at !== created) return
  const removed = await to.client.instances.delete(name)
  if (removed.ok) await to.client.operations.finish(removed.value, { signal: ending })
}

const finished = async (
  { ending }: Asked,
  end: End,
  progress: Progress,
  starting: Promise<Result<Operation>>,
): Promise<Result<Operation>> => {
  const started = await starting
  if (!started.ok) return started
  progress.started(end, started.value)
  return end.client.operations.finish(started.value, { signal: ending })
}
