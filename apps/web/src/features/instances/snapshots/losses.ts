import { isTrue } from '@gantry/lxd-client/config-value'
import type { StringMap } from '@gantry/lxd-client/types/common'
import type { InstanceSnapshot } from '@gantry/lxd-client/types/instance'

/** What is known of where the root disk lives; `volume` is null where it could not be read. */
export type Storage = { driver: string; pool: StringMap; volume: StringMap | null }

/**
 * What a restore takes along.
 * - `later`: the snapshots that were taken after this one.
 * - `deletesLater`: what becomes of them. On most drivers they stay; ZFS and LINSTOR can only go back when they are
 *   deleted first, which they do where `remove_snapshots` is set, and refuse otherwise. `unknown` while the driver
 *   is not known.
 * - `stops`: a running instance is stopped for it, and started again.
 */
export type Losses = {
  since: string
  later: readonly string[]
  deletesLater: 'no' | 'yes' | 'refused' | 'unknown'
  stops: boolean
}

/** The key that lets a driver delete the later snapshots, for those that must. */
const removeKeys: Readonly<Record<string, string>> = {
  zfs: 'zfs.remove_snapshots',
  linstor: 'linstor.remove_snapshots',
}

/** Whether the driver decides by its volumes what a restore takes along. */
export const needsVolume = (driver: string | undefined): boolean =>
  driver !== undefined && driver in removeKeys

export const removeKeyOf = (driver: string): string => removeKeys[driver] ?? ''

const laterFate = (later: readonly string[], storage: Storage | undefined): Losses['deletesLater'] => {
  if (later.length === 0) return 'no'
  if (storage === undefined) return 'unknown'
  const key = removeKeys[storage.driver]
  if (key === undefined) return 'no'
  // The volume's own word wins over what its pool gives all volumes.
  return isTrue(storage.volume?.[key] ?? storage.pool[`volume.${key}`]) ? 'yes' : 'refused'
}

export const lossesOf = (
  snapshot: Pick<InstanceSnapshot, 'name' | 'created_at'>,
  all: readonly Pick<InstanceSnapshot, 'name' | 'created_at'>[],
  storage: Storage | undefined,
  running: boolean,
): Losses => {
  const at = Date.parse(snapshot.created_at)
  const later = all
    .filter((other) => other.name !== snapshot.name && Date.parse(other.created_at) > at)
    .toSorted((a, b) => Date.parse(a.created_at) - Date.parse(b.created_at))
    .map(({ name }) => name)
  return { since: snapshot.created_at, later, deletesLater: laterFate(later, storage), stops: running }
}
