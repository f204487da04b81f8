import type { Instance } from '@gantry/lxd-client/types/instance'
import type { InstanceRow } from '@gantry/protocol/instance-row'
import { useQuery } from '@tanstack/react-query'
import { rootDisk } from '../page/limits.ts'
import { poolList } from '../queries.ts'
import { needsVolume, removeKeyOf, type Storage } from './losses.ts'
import { rootVolumeConfig } from './snapshot-queries.ts'

/** Where the root disk of an instance lives, as far as a restore depends on it; undefined until that is known. */
export const useStorage = (
  row: InstanceRow,
  instance: Instance | undefined,
): { storage: Storage | undefined; removeKey: string } => {
  const pools = useQuery(poolList(row.server, row.project))
  const name = instance === undefined ? undefined : rootDisk(instance).pool
  const pool = pools.data?.find((one) => one.name === name)
  const reads = needsVolume(pool?.driver)
  const volume = useQuery({
    ...rootVolumeConfig(
      row.server,
      row.project,
      instance ?? { name: row.name, type: row.type, location: '' },
      name ?? '',
    ),
    enabled: reads,
  })
  // What was read for an earlier dialog may be otherwise by now, so it is not said while it is read again.
  const known = pool !== undefined && !(reads && volume.isFetching)
  return {
    storage: known ? { driver: pool.driver, pool: pool.config, volume: volume.data ?? null } : undefined,
    removeKey: removeKeyOf(pool?.driver ?? ''),
  }
}
