import type { Sftp } from '@gantry/lxd-client/node/sftp'
import type { Caller } from '../access/access.ts'
import type { ServerRefused } from '../servers/servers.ts'

/** An instance, as the paths of the endpoints name it. */
export type Place = { server: string; project: string; instance: string }

export type FilesAnswer<T> = { ok: true; value: T } | ServerRefused

/** The way to the files of instances: one connection for each login and instance, opened when it is needed. */
export interface Files extends AsyncDisposable {
  /**
   * Does some work over the connection, and gives what it gave or why it was refused. Permission is the caller's to have
   * been asked for. The connection is shared with whatever else the same login does there, and kept for a second.
   */
  use<T>(place: Place, caller: Caller, work: (sftp: Sftp) => Promise<T>): Promise<FilesAnswer<T>>
}
