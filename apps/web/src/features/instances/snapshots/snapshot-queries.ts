import type { StringMap } from '@gantry/lxd-client/types/common'
import type { Instance, InstanceSnapshot } from '@gantry/lxd-client/types/instance'
import { queryOptions } from '@tanstack/react-query'
import { lxd, unwrapLxd } from '../../../api/lxd.ts'
import { unwrap } from '../../../api/result.ts'
import { readForChange } from '../queries.ts'

/** The snapshots of an instance. Under the instance's own key, so that a hint of it has them read again. */
export const snapshotList = (server: string, project: string, name: string) =>
  queryOptions({
    queryKey: ['instance', server, project, name, 'snapshots'],
    queryFn: (): Promise<InstanceSnapshot[]> =>
      unwrapLxd(server, lxd(server).instances.snapshots.list(name, { project })),
  })

export const instanceForChange = (server: string, project: string, name: string) =>
  queryOptions({
    queryKey: ['instance', server, project, name, 'for-change'],
    queryFn: () => unwrap(readForChange({ server, project, name })),
  })

/**
 * What the volume of an instance's root disk says about itself, or null where it cannot be read: some drivers decide
 * by it what a restore takes along.
 */
export const rootVolumeConfig = (
  server: string,
  project: string,
  { name, type, location }: Pick<Instance, 'name' | 'type' | 'location'>,
  pool: string,
) =>
  queryOptions({
    // The name as hints have it. Not every server tells of a change of a volume, and what it says decides what is lost.
    queryKey: ['storage-volume', server, project, `${pool}/${type}/${name}`],
    staleTime: 0,
    queryFn: async (): Promise<StringMap | null> => {
      const target = location === '' || location === 'none' ? {} : { target: location }
      const result = await lxd(server).volumes.get(pool, type, name, { project, ...target })
      return result.ok ? result.value.config : null
    },
  })
