import type { Devices, StatusCode, StringMap } from './common.ts'
import type { InstanceState } from './instance-state.ts'

/** What an instance is: a system container or a virtual machine. */
export type InstanceType = 'container' | 'virtual-machine'

/** The state of an instance as LXD names it; the busy ones are seen only while an operation runs. */
export type InstanceStatus =
  | 'Running'
  | 'Stopped'
  | 'Frozen'
  | 'Error'
  | 'Starting'
  | 'Stopping'
  | 'Aborting'
  | 'Freezing'
  | 'Thawed'
  | 'Ready'

/** A change of state that can be asked for. */
export type InstanceAction = 'start' | 'stop' | 'restart' | 'freeze' | 'unfreeze'

/** Follows `Instance` of the API description. */
export interface Instance {
  /** Architecture name. */
  architecture: string
  /** Instance configuration (`doc/instances.md`). */
  config: StringMap
  /** Instance creation timestamp. */
  created_at: string
  /** Instance description. */
  description: string
  /** Instance devices (`doc/instances.md`). */
  devices: Devices
  /** Whether the instance is ephemeral (deleted on shutdown). */
  ephemeral: boolean
  /** Expanded configuration (all profiles and local config merged). */
  expanded_config: StringMap
  /** Expanded devices (all profiles and local devices merged). */
  expanded_devices: Devices
  /** Last start timestamp. */
  last_used_at: string
  /** What cluster member this instance is located on. */
  location: string
  /** Instance name. */
  name: string
  /** List of profiles applied to the instance. */
  profiles: string[]
  /** Instance project name. */
  project: string
  /** Whether the instance currently has saved state on disk. */
  stateful: boolean
  /** Instance status. */
  status: InstanceStatus
  status_code: StatusCode
  /** The type of instance. */
  type: InstanceType
}

/** An instance with all that hangs on it, as `recursion=2` lists it. Follows `InstanceFull` of the API description. */
export interface InstanceFull extends Instance {
  backups: InstanceBackup[] | null
  state: InstanceState | null
  snapshots: InstanceSnapshot[] | null
}

/** Follows `InstanceBackup` of the API description. */
export interface InstanceBackup {
  /** Whether to ignore snapshots (deprecated, use instance_only) (LXD only). */
  container_only?: boolean
  /** When the backup was created. */
  created_at: string
  /** When the backup expires (gets auto-deleted). */
  expires_at: string
  /** Whether to ignore snapshots. */
  instance_only: boolean
  /** Backup name. */
  name: string
  /** Whether to use a pool-optimized binary format (instead of plain tarball). */
  optimized_storage: boolean
}

/** Follows `InstanceBackupsPost` of the API description. */
export interface InstanceBackupsPost {
  /** What compression algorithm to use, a program of the server's; `none` for a plain tarball. */
  compression_algorithm?: string
  /** When the backup expires (gets auto-deleted). */
  expires_at?: string
  /** Whether to ignore snapshots. */
  instance_only?: boolean
  /** Backup name. */
  name?: string
  /** Whether to use a pool-optimized binary format (instead of plain tarball). */
  optimized_storage?: boolean
}

/** Follows `InstanceSnapshot` of the API description. */
export interface InstanceSnapshot {
  /** Architecture name. */
  architecture: string
  /** Instance configuration (`doc/instances.md`). */
  config: StringMap
  /** Instance creation timestamp. */
  created_at: string
  /** Instance devices (`doc/instances.md`). */
  devices: Devices
  /** Whether the instance is ephemeral (deleted on shutdown). */
  ephemeral: boolean
  /** Expanded configuration (all profiles and local config merged). */
  expanded_config?: StringMap
  /** Expanded devices (all profiles and local devices merged). */
  expanded_devices?: Devices
  /** When the snapshot expires (gets auto-deleted). */
  expires_at: string
  /** Last start timestamp. */
  last_used_at: string
  /** Snapshot name. */
  name: string
  /** List of profiles applied to the instance. */
  profiles: string[]
  /** Size of the snapshot in bytes. */
  size: number
  /** Whether the instance currently has saved state on disk. */
  stateful: boolean
  /** Instance description (not in LXD 5.0). */
  description?: string
}

/** Fields of a new snapshot. Follows `InstanceSnapshotsPost` of the API description. */
export interface InstanceSnapshotsPost {
  /** When the snapshot expires (gets auto-deleted); without it as `snapshots.expiry` says. */
  expires_at?: string
  /** Snapshot name. */
  name?: string
  /** Whether the snapshot should include runtime state. */
  stateful?: boolean
}

/** A new name for a snapshot. Follows `InstanceSnapshotPost` of the API description. */
export interface InstanceSnapshotPost {
  /** Whether to perform a live migration (requires migration). */
  live?: boolean
  /** Whether this is a migration request. */
  migration?: boolean
  /** New name for the snapshot. */
  name?: string
  target?: InstancePostTarget
}

/** Modifiable fields of a snapshot. Follows `InstanceSnapshotPut` of the API description. */
export interface InstanceSnapshotPut {
  /** When the snapshot expires (gets auto-deleted). */
  expires_at: string
}

/** Follows `InstancePut` of the API description. */
export interface InstancePut {
  /** Architecture name. */
  architecture?: string
  /** Instance configuration (`doc/instances.md`). */
  config?: StringMap
  /** Instance description. */
  description?: string
  /** Instance devices (`doc/instances.md`). */
  devices?: Devices
  /** Whether the instance is ephemeral (deleted on shutdown). */
  ephemeral?: boolean
  /** List of profiles applied to the instance. */
  profiles?: string[]
  /** If set, instance will be restored to the provided snapshot name. */
  restore?: string
  /** Whether the instance currently has saved state on disk. */
  stateful?: boolean
  /** Whether only the instances disk should be restored (not in LXD 5.0). */
  disk_only?: boolean
}

/** Follows `InstancePost` of the API description. */
export interface InstancePost {
  /** AllowInconsistent allow inconsistent copies when migrating. */
  allow_inconsistent?: boolean
  /** Whether snapshots should be discarded (migration only, deprecated, use instance_only) (LXD only). */
  container_only?: boolean
  /** Whether snapshots should be discarded (migration only). */
  instance_only?: boolean
  /** Whether to perform a live migration (migration only). */
  live?: boolean
  /** Whether the instance is being migrated to another server. */
  migration?: boolean
  /** New name for the instance. */
  name?: string
  /** Target pool for local cross-pool move. */
  pool?: string
  /** Target project for local cross-project move. */
  project?: string
  target?: InstancePostTarget
  /** For a copy to another server (not in LXD 5.0). Incus writes these three with a capital. */
  Config?: StringMap
  /** Devices (not in LXD 5.0). */
  Devices?: Devices
  /** List of profiles applied to the instance (not in LXD 5.0). */
  Profiles?: string[]
  /** Whether to transfer a running instance incrementally (not in LXD 5.0). */
  refresh?: boolean
}

/** Follows `InstancesPost` of the API description. */
export interface InstancesPost {
  /** Architecture name. */
  architecture?: string
  /** Instance configuration (`doc/instances.md`). */
  config?: StringMap
  /** Instance description. */
  description?: string
  /** Instance devices (`doc/instances.md`). */
  devices?: Devices
  /** Whether the instance is ephemeral (deleted on shutdown). */
  ephemeral?: boolean
  /** Cloud instance type (AWS, GCP, Azure, ...) to emulate with limits. */
  instance_type?: string
  /** Instance name. */
  name?: string
  /** List of profiles applied to the instance. */
  profiles?: string[]
  /** If set, instance will be restored to the provided snapshot name. */
  restore?: string
  source: InstanceSource
  /** Whether the instance currently has saved state on disk. */
  stateful?: boolean
  type?: InstanceType
  /** Whether only the instances disk should be restored (not in LXD 5.0). */
  disk_only?: boolean
  /** Whether to start the instance after creation (not in LXD 5.0). */
  start?: boolean
}

/** Follows `InstanceSource` of the API description. */
export interface InstanceSource {
  /** Image alias name (for image source). */
  alias?: string
  /** Whether to ignore errors when copying (e.g. for volatile files). */
  allow_inconsistent?: boolean
  /** Base image fingerprint (for faster migration). */
  'base-image'?: string
  /** Certificate (for remote images or migration). */
  certificate?: string
  /** Whether the copy should skip the snapshots (for copy, deprecated, use instance_only) (LXD only). */
  container_only?: boolean
  /** Image fingerprint (for image source). */
  fingerprint?: string
  /** Whether the copy should skip the snapshots (for copy). */
  instance_only?: boolean
  /** Whether this is a live migration (for migration). */
  live?: boolean
  /** Whether to use pull or push mode (for migration); `local` for images of this server. */
  mode?: 'pull' | 'push' | 'relay' | 'local'
  /** Remote operation URL (for migration). */
  operation?: string
  /** Source project name (for copy and local image). */
  project?: string
  /** Image filters (for image source). */
  properties?: StringMap
  /** Protocol name (for remote image). */
  protocol?: 'lxd' | 'incus' | 'simplestreams'
  /** Whether this is refreshing an existing instance (for migration and copy). */
  refresh?: boolean
  /** Remote server secret (for remote private images). */
  secret?: string
  /** Map of migration websockets (for migration). */
  secrets?: StringMap
  /** Remote server URL (for remote images). */
  server?: string
  /** Existing instance name or snapshot (for copy). */
  source?: string
  /** Where the root file system comes from; `none` makes an empty instance. */
  type: 'image' | 'migration' | 'copy' | 'none'
  /** Whether to exclude source snapshots earlier than latest target snapshot (not in LXD 5.0). */
  refresh_exclude_older?: boolean
}

/** Follows `InstanceRebuildPost` of the API description (not in LXD 5.0). */
export interface InstanceRebuildPost {
  source: InstanceSource
}

/** Follows `ImageMetadata` of the API description: what an instance keeps of its image. Empty maps may be null. */
export interface ImageMetadata {
  /** Architecture name. */
  architecture: string
  /** Seconds since 1970. */
  creation_date: number
  /** Seconds since 1970; 0 for never. */
  expiry_date: number
  properties: StringMap | null
  /** By the path of the file that each makes. */
  templates: Record<string, ImageTemplate> | null
}

/** Follows `ImageMetadataTemplate` of the API description. */
export interface ImageTemplate {
  /** At what it is used: `create`, `copy`, `rename`, `start`. */
  when: string[] | null
  /** Whether it leaves a file alone that is there already. */
  create_only: boolean
  /** The template's own name. */
  template: string
  properties: StringMap | null
}

/** Follows `InstancePostTarget` of the API description. */
export interface InstancePostTarget {
  /** The certificate of the migration target. */
  certificate?: string
  /** The operation URL on the remote target. */
  operation?: string
  /** Migration websockets credentials. */
  secrets?: StringMap
}

/** Follows `InstanceStatePut` of the API description. */
export interface InstanceStatePut {
  /** State change action (start, stop, restart, freeze, unfreeze). */
  action: InstanceAction
  /** Whether to force the action (for stop and restart). */
  force?: boolean
  /** Whether to store the runtime state (for stop). */
  stateful?: boolean
  /** How long to wait (in s) before giving up (when force isn't set). */
  timeout?: number
}
