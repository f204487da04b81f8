import type { Result } from '@gantry/lxd-client'
import { outcome } from '@gantry/lxd-client/groups/operations'
import type { Operation } from '@gantry/lxd-client/types/operation'
import type { TransferWay } from '@gantry/protocol/transfer'
import { type Asked, done, type End, failed, type Progress, type Way, type WayEnd } from './end.ts'
import { pull } from './pull.ts'
import { push } from './push.ts'
import { relay } from './relay.ts'
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
export const transferInstance = async (
  asked: Asked,
  progress: TransferProgress,
  signal: AbortSignal,
): Promise<WayEnd> => {
  const { from, to, instance, name, transfer } = asked
  if (transfer.move && instance.status !== 'Stopped') return failed('It must be stopped to be moved.')
  const there = await to.client.instances.get(name)
  if (there.ok && !transfer.refresh)
    return failed(`There is an instance ${name} in project ${to.project} of ${to.name} already.`)
  if (!there.ok && there.status !== 404) return failed(`${to.name}: ${there.message}`)
  const isNew = !there.ok
  const copied = await copy(asked, isNew, progress, signal)
  if (!copied.ok) return copied
  if (signal.aborted) {
    // What could not be cancelled has come to its end meanwhile.
    if (isNew) await remove(to, name)
    return failed('It was cancelled.')
  }
  if (transfer.start) {
    const started = await finished(to, progress, to.client.instances.setState(name, { action: 'start' }))
    if (!started.ok) return failed(`It was copied, but does not start: ${started.message}`)
  }
  if (!transfer.move) return done
  const removed = await finished(from, progress, from.client.instances.delete(instance.name))
  return removed.ok
    ? done
    : failed(`It was copied, but the original could not be deleted: ${removed.message}`)
}

const copy = async (
  asked: Asked,
  isNew: boolean,
  progress: TransferProgress,
  signal: AbortSignal,
): Promise<WayEnd> => {
  const { to, name, ways: allowed } = asked
  const said: string[] = []
  let last: WayEnd = done
  for (const way of allowed) {
    if (signal.aborted) return failed('It was cancelled.')
    // The last one only helps where the others do not understand each other.
    if (way === 'backup' && !last.ok && !isIncompatible(last.message)) break
    let created = false
    progress.tries(way)
    last = await ways[way](
      asked,
      {
        ...progress,
        started(end, operation) {
          if (end === to) created = true
          progress.started(end, operation)
        },
      },
      signal,
    )
    if (last.ok) return last
    // LXD takes back itself what it could not fill; a migration's record is ours from the answer on.
    if (created && isNew && way !== 'backup') await remove(to, name)
    if (signal.aborted) return last
    said.push(`${way}: ${last.message}`)
    if (!last.unreachable && !isIncompatible(last.message)) break
  }
  return said.length === 1 && !last.ok ? last : failed(said.join('\n'))
}

const remove = async (to: End, name: string): Promise<void> => {
  const removed = await to.client.instances.delete(name)
  if (removed.ok) await to.client.operations.wait(removed.value)
}

const finished = async (
  end: End,
  progress: Progress,
  starting: Promise<Result<Operation>>,
): Promise<Result<Operation>> => {
  const started = await starting
  if (!started.ok) return started
  progress.started(end, started.value)
  const ended = await end.client.operations.wait(started.value)
  return ended.ok ? outcome(ended.value) : ended
}
