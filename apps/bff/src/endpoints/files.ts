import {
  ChangeAttributes,
  type FileListing,
  FilePath,
  MakeDirectory,
  MakeSymlink,
  RenameFile,
} from '@gantry/protocol/files'
import type { Response } from 'express'
import * as z from 'zod/mini'
import { type Answer, endpoint, refuse } from '../endpoint.ts'
import { changeAttributes, makeDirectory, makeSymlink, renameFile } from '../files/change.ts'
import type { FilesAnswer, Place } from '../files/files.ts'
import { listDirectory, readEntry } from '../files/list.ts'
import { pathBytes } from '../files/paths.ts'
import { removeFile } from '../files/remove.ts'
import { sendFile, sendTar } from '../files/send-file.ts'
import { upload } from '../files/upload.ts'
import { refusedAnswer } from './refused.ts'

const below = '/api/files/:server/:project/:instance'

/** As the files routes of LXD's own API: whoever may run something in an instance may reach its files. */
const authorize = {
  permission: 'instances.exec',
  target: ({ server, project }: Place) => ({ server, project }),
} as const

/** The record of a change: which file of which instance. */
const audited = <Asked extends { params: Place }>(action: string, path: (asked: Asked) => string) => ({
  action,
  target: (asked: Asked) => `${asked.params.instance}:${path(asked)}`,
})

const ofBody = ({ body }: { params: Place; body: { path: string } }): string => body.path
const ofQuery = ({ query }: { params: Place; query: { path: string } }): string => query.path

const OnePath = z.object({ path: FilePath })

const answered = <T>(answer: FilesAnswer<T>, body: (value: T) => Answer = () => ({ status: 204 })): Answer =>
  answer.ok ? body(answer.value) : refusedAnswer(answer)

/** What streams: once it has begun, only cutting it off tells the browser that it is not whole. */
const streamed = (answer: FilesAnswer<void>, response: Response): Answer => {
  if (answer.ok) return 'sent'
  if (!response.headersSent) return refusedAnswer(answer)
  response.destroy()
  return 'sent'
}

export const listFiles = endpoint({
  method: 'get',
  path: `${below}/entries`,
  query: OnePath,
  authorize,
  handler: async ({ params, query, context, caller }) => {
    const path = pathBytes(query.path)
    return answered(
      await context.files.use(params, caller, (sftp) => listDirectory(sftp, path)),
      (listed) => ({ body: { path: query.path, ...listed } satisfies FileListing }),
    )
  },
})

export const getFile = endpoint({
  method: 'get',
  path: `${below}/entry`,
  query: OnePath,
  authorize,
  handler: async ({ params, query, context, caller }) => {
    const path = pathBytes(query.path)
    return answered(await context.files.use(params, caller, (sftp) => readEntry(sftp, path)), (body) => ({
      body,
    }))
  },
})

export const readFile = endpoint({
  method: 'get',
  path: `${below}/content`,
  query: OnePath,
  authorize,
  handler: async ({ params, query, context, caller, request, response }) => {
    const path = pathBytes(query.path)
    return streamed(
      await context.files.use(params, caller, (sftp) => sendFile(sftp, path, request, response)),
      response,
    )
  },
})

export const readTar = endpoint({
  method: 'get',
  path: `${below}/tar`,
  query: OnePath,
  authorize,
  handler: async ({ params, query, context, caller, request, response }) => {
    const path = pathBytes(query.path)
    return streamed(
      await context.files.use(params, caller, (sftp) => sendTar(sftp, path, request, response)),
      response,
    )
  },
})

const entityTag = /^"([0-9a-f]{64})"$/

/** The body is the file itself and is not read before everything else is known. */
export const writeFile = endpoint({
  method: 'put',
  path: `${below}/content`,
  query: OnePath,
  authorize,
  audit: audited('instance.file-write', ofQuery),
  handler: async ({ params, query, context, caller, request }) => {
    const match = request.get('if-match')
    const sha256 = match === undefined ? undefined : entityTag.exec(match)?.[1]
    if (match !== undefined && sha256 === undefined) {
      return refuse(400, 'invalid', 'If-Match is a SHA-256 in quotes.')
    }
    const only = request.get('if-none-match') === '*' ? 'new' : sha256 === undefined ? undefined : { sha256 }
    const answer = await upload(context, {
      place: params,
      caller,
      path: pathBytes(query.path),
      request,
      only,
    })
    return answered(answer, ({ size, sha256: hash }) => ({
      body: { size },
      headers: { ETag: `"${hash}"` },
    }))
  },
})

export const addDirectory = endpoint({
  method: 'post',
  path: `${below}/directories`,
  body: MakeDirectory,
  authorize,
  audit: audited('instance.file-directory', ofBody),
  handler: async ({ params, body, context, caller }) =>
    answered(
      await context.files.use(params, caller, (sftp) =>
        makeDirectory(sftp, pathBytes(body.path), body.existing === true),
      ),
    ),
})

export const addSymlink = endpoint({
  method: 'post',
  path: `${below}/symlinks`,
  body: MakeSymlink,
  authorize,
  audit: audited('instance.file-symlink', ofBody),
  handler: async ({ params, body, context, caller }) =>
    answered(
      await context.files.use(params, caller, (sftp) =>
        makeSymlink(sftp, pathBytes(body.path), pathBytes(body.target)),
      ),
    ),
})

export const moveFile = endpoint({
  method: 'post',
  path: `${below}/rename`,
  body: RenameFile,
  authorize,
  audit: audited(
    'instance.file-rename',
    ({ body }: { params: Place; body: RenameFile }) => `${body.path} → ${body.to}`,
  ),
  handler: async ({ params, body, context, caller }) =>
    answered(
      await context.files.use(params, caller, (sftp) =>
        renameFile(sftp, pathBytes(body.path), pathBytes(body.to)),
      ),
    ),
})

export const changeFile = endpoint({
  method: 'patch',
  path: `${below}/attributes`,
  body: ChangeAttributes,
  authorize,
  audit: audited('instance.file-attributes', ofBody),
  handler: async ({ params, body, context, caller }) =>
    answered(
      await context.files.use(params, caller, (sftp) => changeAttributes(sftp, pathBytes(body.path), body)),
      (entry) => ({ body: entry }),
    ),
})

export const deleteFile = endpoint({
  method: 'delete',
  path: `${below}/entries`,
  query: z.object({ path: FilePath, recursive: z.optional(z.enum(['true', 'false'])) }),
  authorize,
  audit: audited('instance.file-delete', ofQuery),
  handler: async ({ params, query, context, caller, signal }) =>
    answered(
      await context.files.use(params, caller, (sftp) =>
        removeFile(sftp, pathBytes(query.path), query.recursive === 'true', signal),
      ),
    ),
})
