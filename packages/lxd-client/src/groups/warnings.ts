import { build, type Caller, type CallOptions, inProject, type ProjectOptions, type Scope } from '../call.ts'
import { path } from '../transport.ts'
import type { Warning, WarningPut } from '../types/warning.ts'

/** What the server itself finds wrong (`/1.0/warnings`). */
export function warningCalls(call: Caller, scope: Scope) {
  return {
    /** Of all projects, unless one is given. */
    list: (options: ProjectOptions = {}) =>
      call.read<Warning[]>(
        build('GET', '/1.0/warnings', inProject(scope, options), { query: { recursion: 1 } }),
      ),

    get: (uuid: string, options: CallOptions = {}) =>
      call.read<Warning>(build('GET', path`/1.0/warnings/${uuid}`, options)),

    /** Acknowledges it, or takes that back. */
    patch: (uuid: string, body: WarningPut, options: CallOptions = {}) =>
      call.send(build('PATCH', path`/1.0/warnings/${uuid}`, options, { body })),

    delete: (uuid: string, options: CallOptions = {}) =>
      call.send(build('DELETE', path`/1.0/warnings/${uuid}`, options)),
  }
}
