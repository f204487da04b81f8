import type { Devices, StringMap } from '@gantry/lxd-client/types/common'
import { copiedInstance } from './copied-instance.ts'
import { type Asked, done, failed, type WayEnd } from './end.ts'

/**
 * Gives the copy the configuration that it shall have, where it came with another one: a backup has that of the
 * original in it, and one that is brought up to date keeps its own. What the new server keeps for itself stays, and so
 * does the pool of the root disk, unless another is asked for.
 */
export const settleConfiguration = async ({
  to,
  instance,
  name,
  transfer,
  ending,
}: Asked): Promise<WayEnd> => {
  const made = await to.client.instances.get(name)
  if (!made.ok) return failed(`${to.name}: ${made.message}`)
  const { name: _, type: __, ...wanted } = copiedInstance(instance, name, transfer)
  const kept = transfer.to.pool === undefined ? rootOf(made.value.devices) : {}
  const changed = await to.client.instances.put(
    name,
    {
      ...wanted,
      config: { ...wanted.config, ...volatileOf(made.value.config) },
      devices: { ...wanted.devices, ...kept, ...transfer.devices },
    },
    made.etag === undefined ? {} : { etag: made.etag },
  )
  if (!changed.ok) return failed(`${to.name}: ${changed.message}`)
  const settled = await to.client.operations.finish(changed.value, { signal: ending })
  return settled.ok ? done : failed(`${to.name}: ${settled.message}`)
}

const volatileOf = (config: StringMap): StringMap =>
  Object.fromEntries(Object.entries(config).filter(([key]) => key.startsWith('volatile.')))

const rootOf = (devices: Devices): Devices =>
  Object.fromEntries(Object.entries(devices).filter(([, { type, path }]) => type === 'disk' && path === '/'))
