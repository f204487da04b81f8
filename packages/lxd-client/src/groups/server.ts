import {
  build,
  type Caller,
  type CallOptions,
  type ChangeOptions,
  onTarget,
  type Scope,
  type TargetOptions,
} from '../call.ts'
import type { Resources } from '../types/resources.ts'
import type { Server, ServerPut } from '../types/server.ts'

/** The server itself: `/1.0` and `/1.0/resources` (`doc/server.md`, `doc/rest-api.md`). */
export function serverCalls(call: Caller, scope: Scope) {
  return {
    /** What the server is and can do (`api_extensions`). An untrusted client gets only the public part. */
    get: (options: TargetOptions = {}) => call.read<Server>(build('GET', '/1.0', onTarget(scope, options))),

    /** Changes the configuration keys given, and no other. */
    update: (server: ServerPut, options: ChangeOptions = {}) =>
      call.send(build('PATCH', '/1.0', onTarget(scope, options), { body: server })),

    /** The machine's hardware: CPUs, memory (bytes), disks, cards. */
    resources: (options: TargetOptions = {}) =>
      call.read<Resources>(build('GET', '/1.0/resources', onTarget(scope, options))),

    /** The API versions it speaks, as paths: `['/1.0']`. Needs no trust; tells whether this is LXD or Incus at all. */
    versions: (options: CallOptions = {}) => call.read<string[]>(build('GET', '/', options)),
  }
}
