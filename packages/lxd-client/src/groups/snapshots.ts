import {
  build,
  type Caller,
  type CallOptions,
  type ChangeOptions,
  inProject,
  type ProjectOptions,
  type Scope,
} from '../call.ts'
import { path } from '../transport.ts'
import type {
  InstancePut,
  InstanceSnapshot,
  InstanceSnapshotPost,
  InstanceSnapshotPut,
  InstanceSnapshotsPost,
} from '../types/instance.ts'

export interface RestoreOptions extends ProjectOptions, CallOptions {
  /** Whether the running state of a stateful snapshot is restored as well. */
  stateful?: boolean
}

/** Snapshots of one instance (`doc/instances.md`, "Snapshots"); each is named by its instance and its own name. */
export function snapshotCalls(call: Caller, scope: Scope) {
  const all = (instance: string) => path`/1.0/instances/${instance}/snapshots`
  const one = (instance: string, name: string) => path`/1.0/instances/${instance}/snapshots/${name}`
  return {
    /** Whole, in no order that means anything. Their `size` (bytes) is 0 or -1 where the driver cannot tell. */
    list: (instance: string, options: ProjectOptions = {}) =>
      call.read<InstanceSnapshot[]>(
        build('GET', all(instance), inProject(scope, options), { query: { recursion: 1 } }),
      ),

    get: (instance: string, name: string, options: ProjectOptions = {}) =>
      call.read<InstanceSnapshot>(build('GET', one(instance, name), inProject(scope, options))),

    /**
     * Takes one. Without a name the server makes one from `snapshots.pattern`; without `expires_at` it expires as
     * `snapshots.expiry` says, and with the year 1 never. `stateful` keeps the running state, which containers need
     * CRIU for and virtual machines `migration.stateful`.
     */
    create: (instance: string, snapshot: InstanceSnapshotsPost, options: ProjectOptions = {}) =>
      call.start(build('POST', all(instance), inProject(scope, options), { body: snapshot })),

    rename: (instance: string, name: string, newName: string, options: ProjectOptions = {}) => {
      const body: InstanceSnapshotPost = { name: newName }
      return call.start(build('POST', one(instance, name), inProject(scope, options), { body }))
    },

    /** Changes when it expires, which is all that can be changed; the year 1 means never. */
    put: (instance: string, name: string, snapshot: InstanceSnapshotPut, options: ChangeOptions = {}) =>
      call.send(build('PUT', one(instance, name), inProject(scope, options), { body: snapshot })),

    /**
     * Makes the instance what it was then: its root disk, its configuration and its devices. A running one is stopped
     * for it and started again. It is a change of the instance itself (`PUT /1.0/instances/{name}`).
     */
    restore: (instance: string, name: string, { stateful, ...options }: RestoreOptions = {}) => {
      const body: InstancePut = { restore: name, ...(stateful === undefined ? {} : { stateful }) }
      return call.start(build('PUT', path`/1.0/instances/${instance}`, inProject(scope, options), { body }))
    },

    delete: (instance: string, name: string, options: ProjectOptions = {}) =>
      call.start(build('DELETE', one(instance, name), inProject(scope, options))),
  }
}
