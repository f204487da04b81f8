import {
  type ChangeAttributes,
  FileEntry,
  FileListing,
  type MakeDirectory,
  type MakeSymlink,
  maxEditedBytes,
  type RenameFile,
} from '@gantry/protocol/files'
import { queryOptions } from '@tanstack/react-query'
import { bytesUrl, putBytes, requestBytes, type Tagged } from '../../../api/bytes.ts'
import { queries } from '../../../api/query-client.ts'
import { request } from '../../../api/request.ts'
import { type ApiResult, unwrap } from '../../../api/result.ts'
import { download } from '../../../api/save-file.ts'
import { nameOf, parentOf } from './file-paths.ts'

/** The instance whose files these are. */
export type FilesOf = { server: string; project: string; name: string }

const below = ({ server, project, name }: FilesOf, what: string): string =>
  `api/files/${[server, project, name, what].map(encodeURIComponent).join('/')}`

const listKey = ({ server, project, name }: FilesOf, path: string) =>
  ['instance-files', server, project, name, path] as const

/** No event tells of files: each visit asks anew, and shows what was there meanwhile. */
export const directoryQuery = (of: FilesOf, path: string) =>
  queryOptions({
    queryKey: listKey(of, path),
    staleTime: 0,
    queryFn: ({ signal }) =>
      unwrap(request('GET', below(of, 'entries'), { query: { path }, schema: FileListing, signal })),
  })

/**
 * A file as it was opened; never read again by itself, or what is being edited would change. So the server does not
 * stand in the key where all that belongs to a server is found after a reconnect.
 */
export const contentQuery = (of: FilesOf, path: string) =>
  queryOptions({
    queryKey: ['instance-file-content', { server: of.server, project: of.project, name: of.name }, path],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: ({ signal }) => unwrap(readContent(of, path, signal)),
  })

export const readContent = (of: FilesOf, path: string, signal: AbortSignal): Promise<ApiResult<Tagged>> =>
  requestBytes(contentUrl(of, path), maxEditedBytes, signal)

const contentUrl = (of: FilesOf, path: string): string => bytesUrl(below(of, 'content'), { path })

/** Where the browser itself saves a file, or a directory as an archive, from. */
const downloadUrl = (of: FilesOf, path: string, isDirectory: boolean): string =>
  isDirectory ? bytesUrl(below(of, 'tar'), { path }) : contentUrl(of, path)

const readEntry = (of: FilesOf, path: string): Promise<ApiResult<FileEntry>> =>
  request('GET', below(of, 'entry'), { query: { path }, schema: FileEntry })

/** What is expected to be there: nothing, or the content with this tag. Without it whatever is there is replaced. */
export type Expected = 'nothing' | { tag: string } | undefined

export const putContent = (
  of: FilesOf,
  path: string,
  body: Blob,
  expected: Expected,
  more: { signal?: AbortSignal; onProgress?: (sent: number) => void } = {},
): Promise<ApiResult<{ tag: string | undefined }>> =>
  putBytes(contentUrl(of, path), body, {
    ...more,
    headers:
      expected === undefined
        ? {}
        : expected === 'nothing'
          ? { 'if-none-match': '*' }
          : { 'if-match': expected.tag },
  })

export const readAgain = (of: FilesOf, path: string): Promise<void> =>
  queries.invalidateQueries({ queryKey: listKey(of, path), exact: true })

const changing = async <T>(
  of: FilesOf,
  path: string,
  result: Promise<ApiResult<T>>,
): Promise<ApiResult<T>> => {
  const settled = await result
  // Also after a failure: what was on the screen may be why it failed.
  await readAgain(of, parentOf(path))
  return settled
}

export const makeFile = (of: FilesOf, path: string) =>
  changing(of, path, putContent(of, path, new Blob([]), 'nothing'))

/** Without reading anything again: where one of many is made. */
export const addDirectory = (of: FilesOf, body: MakeDirectory) =>
  request('POST', below(of, 'directories'), { body })

export const makeDirectory = (of: FilesOf, body: MakeDirectory) =>
  changing(of, body.path, addDirectory(of, body))

export const makeSymlink = (of: FilesOf, body: MakeSymlink) =>
  changing(of, body.path, request('POST', below(of, 'symlinks'), { body }))

export const renameFile = (of: FilesOf, body: RenameFile) =>
  changing(of, body.path, request('POST', below(of, 'rename'), { body }))

export const changeAttributes = (of: FilesOf, body: ChangeAttributes) =>
  changing(of, body.path, request('PATCH', below(of, 'attributes'), { body, schema: FileEntry }))

export const removeFile = (of: FilesOf, path: string): Promise<ApiResult<undefined>> =>
  request('DELETE', below(of, 'entries'), { query: { path, recursive: 'true' } })

/** Begins a download, after a look whether there is anything: a refusal would be saved as a file. */
export const downloadFile = async (
  of: FilesOf,
  path: string,
  isDirectory: boolean,
): Promise<ApiResult<FileEntry>> => {
  const result = await readEntry(of, path)
  if (!result.ok) return result
  download(downloadUrl(of, path, isDirectory), nameOf(path))
  return result
}
