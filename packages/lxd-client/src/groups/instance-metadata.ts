import {
  build,
  type Caller,
  type ChangeOptions,
  inProject,
  type ProjectOptions,
  type Scope,
} from '../call.ts'
import { type ByteSource, path } from '../transport.ts'
import type { ImageMetadata } from '../types/instance.ts'

/** What an instance keeps of its image: `metadata.yaml`, and the templates of files (`doc/image-handling.md`). */
export function metadataCalls(call: Caller, scope: Scope) {
  const templates = (instance: string) => path`/1.0/instances/${instance}/metadata/templates`
  return {
    get: (instance: string, options: ProjectOptions = {}) =>
      call.read<ImageMetadata>(
        build('GET', path`/1.0/instances/${instance}/metadata`, inProject(scope, options)),
      ),

    /** Replaces all of it: send back what `get` gave, changed, with its `etag`. */
    put: (instance: string, metadata: ImageMetadata, options: ChangeOptions = {}) =>
      call.send(
        build('PUT', path`/1.0/instances/${instance}/metadata`, inProject(scope, options), {
          body: metadata,
        }),
      ),

    templates: {
      /** Their names. */
      list: (instance: string, options: ProjectOptions = {}) =>
        call.read<string[] | null>(build('GET', templates(instance), inProject(scope, options))),

      get: (instance: string, name: string, options: ProjectOptions = {}) =>
        call.text(build('GET', templates(instance), inProject(scope, options), { query: { path: name } })),

      /** Makes it, or replaces what it holds. Servers have no tag of it. */
      write: (instance: string, name: string, bytes: ByteSource, options: ProjectOptions = {}) =>
        call.send({
          ...build('POST', templates(instance), inProject(scope, options), { query: { path: name } }),
          body: { bytes },
        }),

      delete: (instance: string, name: string, options: ProjectOptions = {}) =>
        call.send(build('DELETE', templates(instance), inProject(scope, options), { query: { path: name } })),
    },
  }
}
