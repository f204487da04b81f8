import type { Instance } from '@gantry/lxd-client/types/instance'
import type { InstanceRow } from '@gantry/protocol/instance-row'

/**
 * What the row keeps of an instance. `expanded_config` is not read but for the image: only what stands in the
 * instance's own configuration is the instance's own word.
 */
export function instanceToRow(server: string, instance: Instance): InstanceRow {
  const config = instance.config ?? {}
  return {
    server,
    project: instance.project || 'default',
    name: instance.name,
    member: memberOf(instance.location),
    type: instance.type === 'virtual-machine' ? 'virtual-machine' : 'container',
    status: instance.status,
    image: imageText(config),
    architecture: instance.architecture,
    addresses: [],
    profiles: instance.profiles ?? [],
    description: instance.description ?? '',
    created: instance.created_at,
    lastUsed: usedAt(instance.last_used_at),
    ephemeral: instance.ephemeral === true,
    user: userKeys(config),
  }
}

/** LXD says `none`, Incus too or nothing, where there is no cluster. */
export function memberOf(location: string | undefined): string | null {
  return location === undefined || location === '' || location === 'none' ? null : location
}

/** Go's zero time, and the Unix epoch, mean "never started". */
function usedAt(time: string | undefined): string | null {
  return time === undefined || time.startsWith('0001-') || time.startsWith('1970-01-01T00:00:00')
    ? null
    : time
}

function imageText(config: Record<string, string>): string {
  const description = config['image.description']
  if (description) return description
  const parts = [config['image.os'], config['image.release'], config['image.variant']]
  return parts.filter((part) => part !== undefined && part !== '').join(' ')
}

function userKeys(config: Record<string, string>): Record<string, string> {
  const user: Record<string, string> = {}
  for (const [key, value] of Object.entries(config)) {
    // Cloud-init documents stand in user.* too; they are long, secret at times, and nobody searches them.
    if (key.startsWith('user.') && !secretKeys.has(key) && value.length <= 200) {
      Object.defineProperty(user, key.slice(5), {
        value,
        enumerable: true,
        configurable: true,
        writable: true,
      })
    }
  }
  return user
}

const secretKeys = new Set(['user.user-data', 'user.vendor-data', 'user.network-config', 'user.meta-data'])

/** Whether two rows would look the same everywhere. */
export function sameRow(a: InstanceRow, b: InstanceRow): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
