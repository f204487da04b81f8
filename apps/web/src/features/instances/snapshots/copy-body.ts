import type { Devices } from '@gantry/lxd-client/types/common'
import type { InstanceSnapshot, InstancesPost } from '@gantry/lxd-client/types/instance'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import type { ServerRow } from '@gantry/protocol/server-row'
import { startsItself } from '../create/create-body.ts'
import type { Copy } from './snapshot-command.ts'

/** The root disk of the snapshot in another pool. All its other devices the server takes over by itself. */
const rootOn = (snapshot: InstanceSnapshot, pool: string): Devices => {
  const devices = Object.entries(snapshot.expanded_devices ?? snapshot.devices)
  const root = devices.find(([, settings]) => settings.type === 'disk' && settings.path === '/')
  return { [root?.[0] ?? 'root']: { type: 'disk', path: '/', ...root?.[1], pool } }
}

/** The body of `POST /1.0/instances` that makes one from a snapshot, with project and member as query parameters. */
export const copyBody = (
  row: InstanceRow,
  snapshot: InstanceSnapshot,
  copy: Copy,
  server: ServerRow,
): InstancesPost => ({
  name: copy.name,
  type: row.type,
  // Configuration and devices LXD takes over by itself; profiles that are not named are none to it.
  profiles: [...snapshot.profiles],
  source: { type: 'copy', source: `${row.name}/${snapshot.name}`, project: row.project },
  ...(copy.pool === '' ? {} : { devices: rootOn(snapshot, copy.pool) }),
  ...(copy.start && startsItself(server) ? { start: true } : {}),
})
