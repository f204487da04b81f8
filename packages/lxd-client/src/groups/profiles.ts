import {
  build,
  type Caller,
  type ChangeOptions,
  inProject,
  type ProjectOptions,
  type Scope,
} from '../call.ts'
import { path } from '../transport.ts'
import type { Profile, ProfilePut, ProfilesPost } from '../types/profile.ts'

/** Profiles: configuration and devices that instances share (`doc/profiles.md`). */
export function profileCalls(call: Caller, scope: Scope) {
  const profile = (name: string) => path`/1.0/profiles/${name}`
  return {
    list: (options: ProjectOptions = {}) =>
      call.read<Profile[]>(
        build('GET', '/1.0/profiles', inProject(scope, options), { query: { recursion: 1 } }),
      ),

    get: (name: string, options: ProjectOptions = {}) =>
      call.read<Profile>(build('GET', profile(name), inProject(scope, options))),

    create: (body: ProfilesPost, options: ProjectOptions = {}) =>
      call.send(build('POST', '/1.0/profiles', inProject(scope, options), { body })),

    put: (name: string, body: ProfilePut, options: ChangeOptions = {}) =>
      call.send(build('PUT', profile(name), inProject(scope, options), { body })),

    patch: (name: string, body: ProfilePut, options: ChangeOptions = {}) =>
      call.send(build('PATCH', profile(name), inProject(scope, options), { body })),

    rename: (name: string, newName: string, options: ProjectOptions = {}) =>
      call.send(build('POST', profile(name), inProject(scope, options), { body: { name: newName } })),

    delete: (name: string, options: ProjectOptions = {}) =>
      call.send(build('DELETE', profile(name), inProject(scope, options))),
  }
}
