import type { Instance } from '@gantry/lxd-client/types/instance'

/** How many cores an instance may use at once: the limit, else all of the server; null where neither is known. */
export const coresOf = (limit: string | undefined, ofServer: number | null): number | null => {
  if (limit === undefined || limit === '') return ofServer
  if (/^\d+$/.test(limit)) return Number(limit)
  let cores = 0
  for (const part of limit.split(',')) {
    const [from, to = from] = part.split('-').map(Number)
    if (from === undefined || to === undefined || Number.isNaN(to - from) || to < from) return ofServer
    cores += to - from + 1
  }
  return cores
}

/** The root disk as it is in the end: the device that is mounted at `/`. */
export const rootDisk = (instance: Pick<Instance, 'expanded_devices'>): { pool?: string; size?: string } => {
  const root = Object.values(instance.expanded_devices).find(
    (device) => device.type === 'disk' && device.path === '/',
  )
  return {
    ...(root?.pool === undefined ? {} : { pool: root.pool }),
    ...(root?.size === undefined ? {} : { size: root.size }),
  }
}

/**
 * Where a device comes from: the instance itself (null), or the last of its profiles that has it, since later
 * profiles replace whole devices of earlier ones.
 */
export const deviceSource = (
  device: string,
  instance: Instance,
  profiles: readonly { name: string; devices: Record<string, unknown> }[],
): string | null | undefined => {
  if (device in instance.devices) return null
  return instance.profiles.findLast((name) =>
    profiles.some((profile) => profile.name === name && device in profile.devices),
  )
}
