import { build, type Caller, type CallOptions } from '../call.ts'
import { path } from '../transport.ts'
import type { Project, ProjectPut, ProjectState, ProjectsPost } from '../types/project.ts'

/** Projects (`doc/projects.md`). */
export function projectCalls(call: Caller) {
  const project = (name: string) => path`/1.0/projects/${name}`
  return {
    list: (options: CallOptions = {}) =>
      call.read<Project[]>(build('GET', '/1.0/projects', options, { query: { recursion: 1 } })),

    get: (name: string, options: CallOptions = {}) =>
      call.read<Project>(build('GET', project(name), options)),

    /** What the project uses of what it may: bytes, or counts; -1 for no limit. */
    state: (name: string, options: CallOptions = {}) =>
      call.read<ProjectState>(build('GET', path`/1.0/projects/${name}/state`, options)),

    create: (body: ProjectsPost, options: CallOptions = {}) =>
      call.send(build('POST', '/1.0/projects', options, { body })),

    put: (name: string, body: ProjectPut, options: CallOptions & { etag?: string } = {}) =>
      call.send(build('PUT', project(name), options, { body })),

    patch: (name: string, body: ProjectPut, options: CallOptions & { etag?: string } = {}) =>
      call.send(build('PATCH', project(name), options, { body })),

    rename: (name: string, newName: string, options: CallOptions = {}) =>
      call.start(build('POST', project(name), options, { body: { name: newName } })),

    delete: (name: string, options: CallOptions = {}) => call.send(build('DELETE', project(name), options)),
  }
}
