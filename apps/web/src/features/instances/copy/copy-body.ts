import type { Devices } from '@gantry/lxd-client/types/common'
import type { InstancesPost } from '@gantry/lxd-client/types/instance'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import type { ServerRow } from '@gantry/protocol/server-row'
import { startsItself } from '../create/create-body.ts'
import type { Copy } from './copy-command.ts'

/** What is copied: the instance as it is now, or one of its snapshots. */
export type Original = {
  /** The snapshot's name. */
  snapshot?: string
  profiles: readonly string[]
  devices: Devices
  expanded_devices?: Devices
}

/** The root disk of the original in another pool. All its other devices the server takes over by itself. */
const rootOn = (original: Original, pool: string): Devices => {
  const devices = Object.entries(original.expanded_devices ?? original.devices)
  const root = devices.find(([, settings]) => settings.type === 'disk' && settings.path === '/')
  return { [root?.[0] ?? 'root']: { type: 'disk', path: '/', ...root?.[1], pool } }
}

/** The body of `POST /1.0/instances` that makes one from another or its snapshot, with project and member as query parameters. */
export const copyBody = (
  row: InstanceRow,
  original: Original,
  copy: Copy,
  server: ServerRow,
): InstancesPost => ({
  name: copy.name,
  type: row.type,
  // Configuration and devices LXD takes over by itself; profiles that are not named are none to it.
  profiles: [...original.profiles],
  source: {
    type: 'copy',
    source: original.snapshot === undefined ? row.name : `${row.name}/${original.snapshot}`,
    project: row.project,
    ...(copy.snapshots || original.snapshot !== undefined ? {} : { instance_only: true }),
  },
  ...(copy.pool === '' ? {} : { devices: rootOn(original, copy.pool) }),
  ...(copy.start && startsItself(server) ? { start: true } : {}),
})
