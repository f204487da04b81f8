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
import { type ByteSource, path } from '../transport.ts'
import type {
  Image,
  ImageAliasesEntry,
  ImageAliasesEntryPut,
  ImageAliasesPost,
  ImagePut,
  ImagesPost,
} from '../types/image.ts'
import { uploadHeaders } from '../upload-headers.ts'

export interface ImageListOptions extends ProjectOptions {
  filter?: string
}

export interface ImageUploadOptions extends ScopeOptions {
  /** `multipart/form-data; boundary=…` for a split image (metadata and rootfs); else one unified tarball. */
  type?: string
  /** Number of bytes, when known. */
  length?: number
  /** The file's name, kept with the image. */
  filename?: string
  public?: boolean
  /** Properties to add, as a query string (`os=Alpine&release=edge`). */
  properties?: string
}

/** Images and their aliases (`doc/images.md`, `doc/image-handling.md`). */
export function imageCalls(call: Caller, scope: Scope) {
  const image = (fingerprint: string) => path`/1.0/images/${fingerprint}`
  const alias = (name: string) => path`/1.0/images/aliases/${name}`
  return {
    list: (options: ImageListOptions = {}) =>
      call.read<Image[]>(
        build('GET', '/1.0/images', inProject(scope, options), {
          query: { recursion: 1, filter: options.filter },
        }),
      ),

    /** One image by its fingerprint, or by enough of its beginning. */
    get: (fingerprint: string, options: ProjectOptions = {}) =>
      call.read<Image>(build('GET', image(fingerprint), inProject(scope, options))),

    /** Has the server fetch an image from another server or a URL, or make one of an instance. */
    create: (source: ImagesPost, options: ScopeOptions = {}) =>
      call.start(build('POST', '/1.0/images', inScope(scope, options), { body: source })),

    /** Sends an image's file. The whole sending takes as long as it takes: there is no limit unless one is given. */
    upload: (bytes: ByteSource, options: ImageUploadOptions = {}) => {
      const request = build('POST', '/1.0/images', { timeoutMs: 0, ...inScope(scope, options) })
      return call.start({
        ...request,
        headers: uploadHeaders({
          filename: options.filename,
          public: options.public,
          properties: options.properties,
        }),
        body: {
          bytes,
          ...(options.type === undefined ? {} : { type: options.type }),
          ...(options.length === undefined ? {} : { length: options.length }),
        },
      })
    },

    put: (fingerprint: string, change: ImagePut, options: ChangeOptions = {}) =>
      call.send(build('PUT', image(fingerprint), inProject(scope, options), { body: change })),

    patch: (fingerprint: string, change: ImagePut, options: ChangeOptions = {}) =>
      call.send(build('PATCH', image(fingerprint), inProject(scope, options), { body: change })),

    delete: (fingerprint: string, options: ProjectOptions = {}) =>
      call.start(build('DELETE', image(fingerprint), inProject(scope, options))),

    /** The image's file as it comes: one tarball, or a multipart body of metadata and rootfs. */
    export: (fingerprint: string, options: ProjectOptions = {}) =>
      call.stream(build('GET', path`/1.0/images/${fingerprint}/export`, inProject(scope, options))),

    /** Looks for a newer image at its source. */
    refresh: (fingerprint: string, options: ProjectOptions = {}) =>
      call.start(build('POST', path`/1.0/images/${fingerprint}/refresh`, inProject(scope, options))),

    /** A one-time secret with which another server may fetch a private image: in the operation's metadata. */
    createSecret: (fingerprint: string, options: ProjectOptions = {}) =>
      call.start(build('POST', path`/1.0/images/${fingerprint}/secret`, inProject(scope, options))),

    aliases: (options: ProjectOptions = {}) =>
      call.read<ImageAliasesEntry[]>(
        build('GET', '/1.0/images/aliases', inProject(scope, options), { query: { recursion: 1 } }),
      ),

    getAlias: (name: string, options: ProjectOptions = {}) =>
      call.read<ImageAliasesEntry>(build('GET', alias(name), inProject(scope, options))),

    createAlias: (entry: ImageAliasesPost, options: ProjectOptions = {}) =>
      call.send(build('POST', '/1.0/images/aliases', inProject(scope, options), { body: entry })),

    patchAlias: (name: string, entry: ImageAliasesEntryPut, options: ChangeOptions = {}) =>
      call.send(build('PATCH', alias(name), inProject(scope, options), { body: entry })),

    renameAlias: (name: string, newName: string, options: ProjectOptions = {}) =>
      call.send(build('POST', alias(name), inProject(scope, options), { body: { name: newName } })),

    deleteAlias: (name: string, options: ProjectOptions = {}) =>
      call.send(build('DELETE', alias(name), inProject(scope, options))),
  }
}
