import type { StringMap } from '@gantry/lxd-client/types/common'
import type { Instance, InstanceSnapshot } from '@gantry/lxd-client/types/instance'
import { queryOptions } from '@tanstack/react-query'
import { lxd, lxdFailure, unwrapLxd } from '../../../api/lxd.ts'
import { FailureError } from '../../../api/result.ts'

/** The snapshots of an instance. Under the instance's own key, so that a hint of it has them read again. */
export const snapshotList = (server: string, project: string, name: string) =>
  queryOptions({
    queryKey: ['instance', server, project, name, 'snapshots'],
    queryFn: (): Promise<InstanceSnapshot[]> =>
      unwrapLxd(server, lxd(server).instances.snapshots.list(name, { project })),
  })

/** An instance as it was read, with what tells the server that a change is meant for exactly this. */
export type Tagged = { instance: Instance; etag: string | undefined }

export const readTagged = async (server: string, project: string, name: string): Promise<Tagged> => {
  const result = await lxd(server).instances.get(name, { project })
  if (!result.ok) throw new FailureError(lxdFailure(server, result))
  return { instance: result.value, etag: result.etag }
}

export const taggedInstance = (server: string, project: string, name: string) =>
  queryOptions({
    queryKey: ['instance', server, project, name, 'tagged'],
    queryFn: () => readTagged(server, project, name),
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
