import type { StringMap } from './common.ts'

/** What a volume belongs to: an instance, an image, or (custom) whoever attaches it. */
export type VolumeType = 'container' | 'virtual-machine' | 'image' | 'custom'

/** Follows `StoragePool` of the API description. */
export interface StoragePool {
  /** Storage pool configuration map (refer to doc/storage.md). */
  config: StringMap
  /** Description of the storage pool. */
  description: string
  /** Storage pool driver (btrfs, ceph, cephfs, dir, lvm or zfs). */
  driver: string
  /** Cluster members on which the storage pool has been defined. */
  locations: string[] | null
  /** Storage pool name. */
  name: string
  /** Pool status (Pending, Created, Errored or Unknown). */
  status: string
  /** List of URLs of objects using this storage pool. */
  used_by: string[]
}

/** Follows `StorageVolume` of the API description. */
export interface StorageVolume {
  /** Storage volume configuration map (refer to doc/storage.md). */
  config: StringMap
  /** Volume content type. */
  content_type: 'filesystem' | 'block' | 'iso'
  /** Volume creation timestamp. */
  created_at: string
  /** Description of the storage volume. */
  description: string
  /** What cluster member this record was found on. */
  location: string
  /** Volume name. */
  name: string
  /** Project containing the volume. */
  project: string
  type: VolumeType
  /** List of URLs of objects using this storage volume. */
  used_by: string[]
}

/** Live state of the volume. Follows `StorageVolumeState` of the API description. */
export interface StorageVolumeState {
  /** Null where the driver cannot tell. */
  usage: StorageVolumeStateUsage | null
}

/** Disk usage of a volume. Follows `StorageVolumeStateUsage` of the API description. */
export interface StorageVolumeStateUsage {
  /** Storage volume size in bytes. */
  total: number
  /** Used space in bytes. */
  used?: number
}

/** Resources available to a given storage pool. Follows `ResourcesStoragePool` of the API description. */
export interface ResourcesStoragePool {
  inodes: ResourcesStoragePoolInodes
  space: ResourcesStoragePoolSpace
}

/** Inodes available to a given storage pool. Follows `ResourcesStoragePoolInodes` of the API description. */
export interface ResourcesStoragePoolInodes {
  /** Total inodes. */
  total: number
  /** Used inodes. */
  used: number
}

/** Space available to a given storage pool. Follows `ResourcesStoragePoolSpace` of the API description. */
export interface ResourcesStoragePoolSpace {
  /** Total disk space (bytes). */
  total: number
  /** Used disk space (bytes). */
  used?: number
}

/** Follows `StoragePoolPut` of the API description. */
export interface StoragePoolPut {
  /** Storage pool configuration map (refer to doc/storage.md). */
  config?: StringMap
  /** Description of the storage pool. */
  description?: string
}

/** Fields of a new LXD storage pool. Follows `StoragePoolsPost` of the API description. */
export interface StoragePoolsPost {
  /** Storage pool configuration map (refer to doc/storage.md). */
  config?: StringMap
  /** Description of the storage pool. */
  description?: string
  /** Storage pool driver (btrfs, ceph, cephfs, dir, lvm or zfs). */
  driver?: string
  /** Storage pool name. */
  name?: string
}

/** Modifiable fields of a LXD storage volume. Follows `StorageVolumePut` of the API description. */
export interface StorageVolumePut {
  /** Storage volume configuration map (refer to doc/storage.md). */
  config?: StringMap
  /** Description of the storage volume. */
  description?: string
  /** Name of a snapshot to restore. */
  restore?: string
}

/** Fields of a new LXD storage pool volume. Follows `StorageVolumesPost` of the API description. */
export interface StorageVolumesPost {
  /** Storage volume configuration map (refer to doc/storage.md). */
  config?: StringMap
  /** Volume content type (filesystem or block). */
  content_type?: string
  /** Description of the storage volume. */
  description?: string
  /** Volume name. */
  name?: string
  /** Name of a snapshot to restore. */
  restore?: string
  source?: StorageVolumeSource
  /** Volume type (container, custom, image or virtual-machine). */
  type?: string
}

/** Creation source for a new storage volume. Follows `StorageVolumeSource` of the API description. */
export interface StorageVolumeSource {
  /** Certificate (for migration). */
  certificate?: string
  /** Whether to use pull or push mode (for migration). */
  mode?: string
  /** Source volume name (for copy). */
  name?: string
  /** Remote operation URL (for migration). */
  operation?: string
  /** Source storage pool (for copy). */
  pool?: string
  /** Source project name. */
  project?: string
  /** Whether existing destination volume should be refreshed. */
  refresh?: boolean
  /** Map of migration websockets (for migration). */
  secrets?: StringMap
  /** Source type (copy or migration). */
  type?: string
  /** Whether snapshots should be discarded (for migration). */
  volume_only?: boolean
  /** What cluster member this record was found on (not in LXD 5.0). */
  location?: string
  /** Whether to exclude source snapshots earlier than latest target snapshot (not in LXD 5.0). */
  refresh_exclude_older?: boolean
}

/** Fields required to rename a LXD storage pool volume. Follows `StorageVolumePost` of the API description. */
export interface StorageVolumePost {
  /** Initiate volume migration. */
  migration?: boolean
  /** New volume name. */
  name?: string
  /** New storage pool. */
  pool?: string
  /** New project name. */
  project?: string
  target?: StorageVolumePostTarget
  /** Whether snapshots should be discarded (migration only). */
  volume_only?: boolean
  source?: StorageVolumeSource
}

/** Migration target host and operation. Follows `StorageVolumePostTarget` of the API description. */
export interface StorageVolumePostTarget {
  /** The certificate of the migration target. */
  certificate?: string
  /** Remote operation URL (for migration). */
  operation?: string
  /** Migration websockets credentials. */
  secrets?: StringMap
}
