import type { Result } from '@gantry/lxd-client'
import type { InstancePostTarget, InstanceSource } from '@gantry/lxd-client/types/instance'
import type { Operation } from '@gantry/lxd-client/types/operation'
import { copiedInstance, migrationSource } from './copied-instance.ts'
import type { Asked, Progress } from './end.ts'

/** Has the old server offer the instance, or send it to `target`. Its operation tells how far it is. */
export const openSource = async (
  { from, instance, name, transfer }: Asked,
  progress: Progress,
  target?: InstancePostTarget,
): Promise<Result<Operation>> => {
  const source = await from.client.instances.move(instance.name, {
    name,
    migration: true,
    live: false,
    instance_only: transfer.instanceOnly,
    ...(target === undefined ? {} : { target }),
  })
  if (!source.ok) return source
  progress.started(from, source.value)
  progress.follow(from, source.value)
  return source
}

/** Has the new server make the copy's record, and fetch what is in it or wait for it. */
export const openSink = async (
  { to, instance, name, transfer }: Asked,
  progress: Progress,
  source: Partial<InstanceSource> & Pick<InstanceSource, 'mode'>,
): Promise<Result<Operation>> => {
  progress.created(undefined)
  const creation = await to.client.instances.create({
    ...copiedInstance(instance, name, transfer),
    source: { ...migrationSource(instance, transfer), ...source },
  })
  if (!creation.ok) return creation
  progress.started(to, creation.value)
  const record = await to.client.instances.get(name)
  progress.created(record.ok ? record.value.created_at : undefined)
  return creation
}
