import {
  build,
  type Caller,
  type ChangeOptions,
  inProject,
  inScope,
  onTarget,
  type ProjectOptions,
  type Scope,
  type ScopeOptions,
  type TargetOptions,
} from '../call.ts'
import { path } from '../transport.ts'
import type {
  ResourcesStoragePool,
  StoragePool,
  StorageVolume,
  StorageVolumePost,
  StorageVolumePut,
  StorageVolumeState,
  StorageVolumesPost,
  VolumeType,
} from '../types/storage.ts'

/** Storage pools (`doc/storage.md`). */
export function storagePoolCalls(call: Caller, scope: Scope) {
  return {
    list: (options: ProjectOptions = {}) =>
      call.read<StoragePool[]>(
        build('GET', '/1.0/storage-pools', inProject(scope, options), { query: { recursion: 1 } }),
      ),

    get: (name: string, options: ScopeOptions = {}) =>
      call.read<StoragePool>(build('GET', path`/1.0/storage-pools/${name}`, inScope(scope, options))),

    /** Space (bytes) and inodes of a pool, on one member of a cluster. */
    resources: (name: string, options: TargetOptions = {}) =>
      call.read<ResourcesStoragePool>(
        build('GET', path`/1.0/storage-pools/${name}/resources`, onTarget(scope, options)),
      ),
  }
}

/** Storage volumes; each is named by pool, type and name. */
export function volumeCalls(call: Caller, scope: Scope) {
  const volume = (pool: string, type: VolumeType, name: string) =>
    path`/1.0/storage-pools/${pool}/volumes/${type}/${name}`
  return {
    /** All volumes of a pool: of instances, of images, and custom ones. */
    list: (pool: string, options: ScopeOptions = {}) =>
      call.read<StorageVolume[]>(
        build('GET', path`/1.0/storage-pools/${pool}/volumes`, inScope(scope, options), {
          query: { recursion: 1 },
        }),
      ),

    get: (pool: string, type: VolumeType, name: string, options: ScopeOptions = {}) =>
      call.read<StorageVolume>(build('GET', volume(pool, type, name), inScope(scope, options))),

    /** Bytes used, where the driver can tell. */
    state: (pool: string, type: VolumeType, name: string, options: ScopeOptions = {}) =>
      call.read<StorageVolumeState>(
        build('GET', path`/1.0/storage-pools/${pool}/volumes/${type}/${name}/state`, inScope(scope, options)),
      ),

    /** Makes a custom volume, empty (at once) or as a copy (in the background). */
    create: (pool: string, body: StorageVolumesPost, options: ScopeOptions = {}) =>
      call.send(
        build('POST', path`/1.0/storage-pools/${pool}/volumes/custom`, inScope(scope, options), { body }),
      ),

    put: (
      pool: string,
      type: VolumeType,
      name: string,
      body: StorageVolumePut,
      options: ChangeOptions = {},
    ) => call.send(build('PUT', volume(pool, type, name), inScope(scope, options), { body })),

    patch: (
      pool: string,
      type: VolumeType,
      name: string,
      body: StorageVolumePut,
      options: ChangeOptions = {},
    ) => call.send(build('PATCH', volume(pool, type, name), inScope(scope, options), { body })),

    /** Renames, moves to another pool or project, or makes it the source of a migration. */
    move: (
      pool: string,
      type: VolumeType,
      name: string,
      body: StorageVolumePost,
      options: ScopeOptions = {},
    ) => call.send(build('POST', volume(pool, type, name), inScope(scope, options), { body })),

    delete: (pool: string, type: VolumeType, name: string, options: ScopeOptions = {}) =>
      call.send(build('DELETE', volume(pool, type, name), inScope(scope, options))),
  }
}
