import {
  build,
  type Caller,
  inProject,
  inScope,
  type ProjectOptions,
  type Scope,
  type ScopeOptions,
} from '../call.ts'
import { type ByteSource, path } from '../transport.ts'
import type { InstanceBackup, InstanceBackupsPost } from '../types/instance.ts'
import { uploadHeaders } from '../upload-headers.ts'

export interface RestoreOptions extends ScopeOptions {
  /** What the instance shall be called. Default: its name in the backup. */
  name?: string
  /** The storage pool. Default: the one named in the backup, which must then be there. */
  pool?: string
  /** Number of bytes, when known. */
  length?: number
  /** Told how many bytes have been sent, again and again. In browsers only. */
  onSent?: (bytes: number) => void
}

/**
 * Backups of instances (`doc/backup.md`): files that the server makes and keeps until they expire, and out of which
 * any server of the same family makes the instance again.
 */
export function backupCalls(call: Caller, scope: Scope) {
  const backups = (instance: string) => path`/1.0/instances/${instance}/backups`
  const backup = (instance: string, name: string) => path`/1.0/instances/${instance}/backups/${name}`
  return {
    /** Those that the server keeps of an instance. */
    list: (instance: string, options: ProjectOptions = {}) =>
      call.read<InstanceBackup[]>(
        build('GET', backups(instance), inProject(scope, options), { query: { recursion: 1 } }),
      ),

    /** One of them. */
    get: (instance: string, name: string, options: ProjectOptions = {}) =>
      call.read<InstanceBackup>(build('GET', backup(instance, name), inProject(scope, options))),

    /** Has the server make one, which takes as long as reading and packing the whole instance takes. */
    create: (instance: string, how: InstanceBackupsPost, options: ProjectOptions = {}) =>
      call.start(build('POST', backups(instance), inProject(scope, options), { body: how })),

    delete: (instance: string, name: string, options: ProjectOptions = {}) =>
      call.start(build('DELETE', backup(instance, name), inProject(scope, options))),

    /** Its file as it comes, with the number of bytes in `content-length`. */
    export: (instance: string, name: string, options: ProjectOptions = {}) =>
      call.stream(build('GET', `${backup(instance, name)}/export`, inProject(scope, options))),

    /**
     * Makes an instance out of a backup's file. The server takes the whole file first (there is no limit of time
     * unless one is given) and answers then with the operation that unpacks it. A file that breaks off makes nothing.
     */
    restore: (bytes: ByteSource, options: RestoreOptions = {}) => {
      const { name, pool, length, onSent, ...rest } = options
      return call.start({
        ...build('POST', '/1.0/instances', { timeoutMs: 0, ...inScope(scope, rest) }),
        headers: uploadHeaders({ name, pool }),
        body: {
          bytes,
          ...(length === undefined ? {} : { length }),
          ...(onSent === undefined ? {} : { onSent }),
        },
      })
    },
  }
}
