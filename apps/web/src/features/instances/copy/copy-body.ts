import type { Devices, StringMap } from '@gantry/lxd-client/types/common'
import type { Instance, InstancesPost } from '@gantry/lxd-client/types/instance'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import type { ServerRow } from '@gantry/protocol/server-row'
import { startsItself } from '../create/starts-itself.ts'
import type { Copy } from './copy-command.ts'

/** What is copied: the instance as it is now, or one of its snapshots. */
export type Original = Pick<Instance, 'architecture' | 'config' | 'devices'> & {
  /** Snapshots of LXD 5.0 have none. */
  description?: string
  /** The snapshot's name. */
  snapshot?: string
  profiles: readonly string[]
  expanded_devices?: Devices
}

/** The root disk of the original in another pool, with the rest of its settings. */
const rootOn = (original: Original, pool: string): Devices => {
  const devices = Object.entries(original.expanded_devices ?? original.devices)
  const root = devices.find(([, settings]) => settings.type === 'disk' && settings.path === '/')
  return { [root?.[0] ?? 'root']: { type: 'disk', path: '/', ...root?.[1], pool } }
}

/** What the server keeps for itself, such as addresses, is another's. */
const copied = (config: StringMap): StringMap =>
  Object.fromEntries(Object.entries(config).filter(([key]) => !key.startsWith('volatile.')))

/**
 * The body of `POST /1.0/instances` that makes one from another or its snapshot, with project and member as query
 * parameters. LXD takes over by itself what is left out, but not when the copy is on another member, nor profiles.
 */
export const copyBody = (
  row: InstanceRow,
  original: Original,
  copy: Copy,
  server: ServerRow,
): InstancesPost => ({
  name: copy.name,
  type: row.type,
  architecture: original.architecture,
  ...(original.description === undefined ? {} : { description: original.description }),
  profiles: [...original.profiles],
  config: copied(original.config),
  devices: { ...original.devices, ...(copy.pool === '' ? {} : rootOn(original, copy.pool)) },
  source: {
    type: 'copy',
    source: original.snapshot === undefined ? row.name : `${row.name}/${original.snapshot}`,
    project: row.project,
    ...(copy.snapshots || original.snapshot !== undefined ? {} : { instance_only: true }),
  },
  ...(copy.start && startsItself(server) ? { start: true } : {}),
})
