import type { Devices, StringMap } from '@gantry/lxd-client/types/common'
import type { Instance, InstanceSource, InstancesPost } from '@gantry/lxd-client/types/instance'
import type { Transfer } from '@gantry/protocol/transfer'

type Original = Pick<
  Instance,
  | 'architecture'
  | 'config'
  | 'description'
  | 'devices'
  | 'ephemeral'
  | 'expanded_devices'
  | 'profiles'
  | 'type'
>

/** What the new server is told about the copy, beside where its disk comes from; as `lxc copy` does it. */
export const copiedInstance = (
  original: Original,
  name: string,
  transfer: Transfer,
): Omit<InstancesPost, 'source'> => ({
  name,
  type: original.type,
  architecture: original.architecture,
  description: original.description,
  ephemeral: original.ephemeral,
  profiles: original.profiles.flatMap((profile) => {
    const instead = transfer.profiles[profile]
    return instead === null ? [] : [instead ?? profile]
  }),
  config: { ...copiedConfig(original.config, transfer.move), ...transfer.config },
  devices: copiedDevices(original, transfer),
})

/**
 * Of what the old server keeps for itself only the image is the same elsewhere; and the addresses of network cards, where
 * there is one with them only.
 */
const copiedConfig = (config: StringMap, move: boolean): StringMap =>
  Object.fromEntries(
    Object.entries(config).filter(
      ([key]) =>
        !key.startsWith('volatile.') ||
        key === 'volatile.base_image' ||
        (move && /^volatile\.[^.]+\.hwaddr$/.test(key)),
    ),
  )

const copiedDevices = (original: Original, { to, networks, devices }: Transfer): Devices => {
  const own = Object.entries(original.devices).map(([name, device]): [string, StringMap] => {
    const network = device.type === 'nic' ? networks[device.network ?? ''] : undefined
    return [name, network === undefined ? device : { ...device, network }]
  })
  return {
    ...Object.fromEntries(own),
    ...(to.pool === undefined ? {} : rootIn(to.pool, original)),
    ...devices,
  }
}

/** The root disk in the pool, with the rest of its settings, wherever it has them from. */
const rootIn = (pool: string, original: Original): Devices => {
  const root = Object.entries(original.expanded_devices).find(
    ([, { type, path }]) => type === 'disk' && path === '/',
  )
  return { [root?.[0] ?? 'root']: { type: 'disk', path: '/', ...root?.[1], pool } }
}

/** The part of the source that is the same in every migration. */
export const migrationSource = (
  { config }: Pick<Instance, 'config'>,
  { instanceOnly, refresh }: Transfer,
): Omit<InstanceSource, 'mode'> => ({
  type: 'migration',
  instance_only: instanceOnly,
  ...(refresh ? { refresh } : {}),
  ...(config['volatile.base_image'] === undefined ? {} : { 'base-image': config['volatile.base_image'] }),
})
