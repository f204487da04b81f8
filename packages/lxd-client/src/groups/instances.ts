import {
  build,
  type Caller,
  type ChangeOptions,
  inProject,
  inScope,
  type ProjectOptions,
  type Scope,
  type ScopeOptions,
} from '../call.ts'
import { path } from '../transport.ts'
import type { InstanceConsolePost, InstanceExecPost } from '../types/exec.ts'
import type {
  Instance,
  InstanceFull,
  InstancePost,
  InstancePut,
  InstanceRebuildPost,
  InstanceStatePut,
  InstancesPost,
} from '../types/instance.ts'
import type { InstanceState } from '../types/instance-state.ts'
import { backupCalls } from './backups.ts'
import { metadataCalls } from './instance-metadata.ts'
import { snapshotCalls } from './snapshots.ts'

/** What a listing holds at each depth: URLs, instances, or instances with state, snapshots and backups. */
export interface InstanceListing {
  0: string[]
  1: Instance[]
  2: InstanceFull[]
}

export interface InstanceListOptions<Depth extends keyof InstanceListing> extends ProjectOptions {
  /** Default 1. At 1,000 instances 2 takes seconds, 1 a tenth of a second. */
  recursion?: Depth
  /** Instances of all projects; `project` is then left out. */
  allProjects?: boolean
  /** The server's own filter language (`doc/rest-api.md`, "Filtering"), such as `status eq Running`. */
  filter?: string
}

/** Instances: containers and virtual machines (`doc/instances.md`). */
export function instanceCalls(call: Caller, scope: Scope) {
  return {
    snapshots: snapshotCalls(call, scope),
    backups: backupCalls(call, scope),
    metadata: metadataCalls(call, scope),

    list: <Depth extends keyof InstanceListing = 1>(options: InstanceListOptions<Depth> = {}) =>
      call.read<InstanceListing[Depth]>(
        build(
          'GET',
          '/1.0/instances',
          options.allProjects ? withoutProject(options) : inProject(scope, options),
          {
            query: {
              recursion: options.recursion ?? 1,
              'all-projects': options.allProjects ? true : undefined,
              filter: options.filter,
            },
          },
        ),
      ),

    get: (name: string, options: ProjectOptions = {}) =>
      call.read<Instance>(build('GET', path`/1.0/instances/${name}`, inProject(scope, options))),

    /** The instance with state, snapshots and backups in one answer. */
    getFull: (name: string, options: ProjectOptions = {}) =>
      call.read<InstanceFull>(
        build('GET', path`/1.0/instances/${name}`, inProject(scope, options), { query: { recursion: 1 } }),
      ),

    /** Live usage: CPU (nanoseconds), memory (bytes), disk, network, processes. */
    state: (name: string, options: ProjectOptions = {}) =>
      call.read<InstanceState>(build('GET', path`/1.0/instances/${name}/state`, inProject(scope, options))),

    /** Makes an instance, on `target` in a cluster. Its name and progress are in the operation. */
    create: (instance: InstancesPost, options: ScopeOptions = {}) =>
      call.start(build('POST', '/1.0/instances', inScope(scope, options), { body: instance })),

    /**
     * Starts, stops, restarts, freezes or unfreezes. `force` ends it at once; without it the instance has `timeout`
     * seconds (-1: as long as it wants) to end by itself; `stateful` keeps its memory on disk.
     */
    setState: (name: string, state: InstanceStatePut, options: ProjectOptions = {}) =>
      call.start(
        build('PUT', path`/1.0/instances/${name}/state`, inProject(scope, options), { body: state }),
      ),

    /** Renames a stopped instance. */
    rename: (name: string, newName: string, options: ProjectOptions = {}) => {
      const body: InstancePost = { name: newName }
      return call.start(build('POST', path`/1.0/instances/${name}`, inProject(scope, options), { body }))
    },

    /** Moves it to another member (`target`), pool or project, or makes it the source of a migration. */
    move: (name: string, how: InstancePost, options: ScopeOptions = {}) =>
      call.start(build('POST', path`/1.0/instances/${name}`, inScope(scope, options), { body: how })),

    /** Replaces the root disk of a stopped instance without snapshots (extension `instances_rebuild`). */
    rebuild: (name: string, how: InstanceRebuildPost, options: ProjectOptions = {}) =>
      call.start(
        build('POST', path`/1.0/instances/${name}/rebuild`, inProject(scope, options), { body: how }),
      ),

    /** Deletes a stopped instance with its snapshots. */
    delete: (name: string, options: ProjectOptions = {}) =>
      call.start(build('DELETE', path`/1.0/instances/${name}`, inProject(scope, options))),

    /** Replaces the whole configuration: send back what `get` gave, changed, with its `etag`. */
    put: (name: string, instance: InstancePut, options: ChangeOptions = {}) =>
      call.start(build('PUT', path`/1.0/instances/${name}`, inProject(scope, options), { body: instance })),

    /**
     * Changes only the fields given; `config` and `devices` are merged key by key. The description is an exception:
     * LXD and Incus empty it when it is not given.
     */
    patch: (name: string, instance: InstancePut, options: ChangeOptions = {}) =>
      call.send(build('PATCH', path`/1.0/instances/${name}`, inProject(scope, options), { body: instance })),

    /**
     * Runs a command. With `wait-for-websocket` the operation's metadata has `fds`, the secrets of its sockets; at
     * its end `return` holds the exit code.
     */
    exec: (name: string, what: InstanceExecPost, options: ProjectOptions = {}) =>
      call.start(build('POST', path`/1.0/instances/${name}/exec`, inProject(scope, options), { body: what })),

    /** Opens its console. The operation's metadata has `fds`, the secrets of its sockets. */
    console: (name: string, how: InstanceConsolePost, options: ProjectOptions = {}) =>
      call.start(
        build('POST', path`/1.0/instances/${name}/console`, inProject(scope, options), { body: how }),
      ),

    /** A file in it, as text of at most `maxBytes`. */
    file: (
      name: string,
      file: string,
      { maxBytes, ...options }: ProjectOptions & { maxBytes?: number } = {},
    ) =>
      call.text({
        ...build('GET', path`/1.0/instances/${name}/files`, inProject(scope, options), {
          query: { path: file },
        }),
        ...(maxBytes === undefined ? {} : { maxBytes }),
      }),

    /** What a container's console has printed since it started. */
    consoleLog: (name: string, options: ProjectOptions = {}) =>
      call.text(build('GET', path`/1.0/instances/${name}/console`, inProject(scope, options))),

    /** Empties that log. A running container of LXD's keeps it in memory, a stopped one as a file. */
    clearConsoleLog: (name: string, options: ProjectOptions = {}) =>
      call.send(build('DELETE', path`/1.0/instances/${name}/console`, inProject(scope, options))),

    /** The URLs of its log files. */
    logs: (name: string, options: ProjectOptions = {}) =>
      call.read<string[]>(build('GET', path`/1.0/instances/${name}/logs`, inProject(scope, options))),

    /** One log file, such as `lxc.log`. */
    log: (name: string, file: string, options: ProjectOptions = {}) =>
      call.text(build('GET', path`/1.0/instances/${name}/logs/${file}`, inProject(scope, options))),

    /** Deletes one; servers refuse it for those that they write themselves. */
    deleteLog: (name: string, file: string, options: ProjectOptions = {}) =>
      call.send(build('DELETE', path`/1.0/instances/${name}/logs/${file}`, inProject(scope, options))),

    /** The URLs of what commands with `record-output` printed, on servers that keep it apart from the logs. */
    execOutputs: (name: string, options: ProjectOptions = {}) =>
      call.read<string[]>(
        build('GET', path`/1.0/instances/${name}/logs/exec-output`, inProject(scope, options)),
      ),

    /** One of those. */
    execOutput: (name: string, file: string, options: ProjectOptions = {}) =>
      call.text(
        build('GET', path`/1.0/instances/${name}/logs/exec-output/${file}`, inProject(scope, options)),
      ),

    deleteExecOutput: (name: string, file: string, options: ProjectOptions = {}) =>
      call.send(
        build('DELETE', path`/1.0/instances/${name}/logs/exec-output/${file}`, inProject(scope, options)),
      ),
  }
}

function withoutProject<T extends ProjectOptions>(options: T): T & { project: undefined } {
  return { ...options, project: undefined }
}
