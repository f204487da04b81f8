import { ServerRow } from '@gantry/protocol/server-row'
import type { AddServer, ChangeServer, PreviewServer } from '@gantry/protocol/servers'
import { ClientIdentity, DiscoveredSocket, ImportResult, ServerPreview } from '@gantry/protocol/servers'
import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { request } from '../../api/request.ts'
import { type ApiResult, unwrap } from '../../api/result.ts'

const at = (id: string, rest = ''): string => `api/servers/${encodeURIComponent(id)}${rest}`

export const previewServer = (body: PreviewServer, signal?: AbortSignal): Promise<ApiResult<ServerPreview>> =>
  request('POST', 'api/servers/preview', {
    body,
    schema: ServerPreview,
    ...(signal === undefined ? {} : { signal }),
  })

export const addServer = (body: AddServer): Promise<ApiResult<ServerRow>> =>
  request('POST', 'api/servers', { body, schema: ServerRow })

export const importServers = (folder: string): Promise<ApiResult<ImportResult[]>> =>
  request('POST', 'api/servers/import', { body: { folder }, schema: z.array(ImportResult) })

/** The answer is not read: what changed comes on the live socket, for everybody at the same time. */
export const changeServer = (id: string, body: ChangeServer): Promise<ApiResult<undefined>> =>
  request('PATCH', at(id), { body })

export const removeServer = (id: string): Promise<ApiResult<undefined>> => request('DELETE', at(id))

export const retryServer = (id: string): Promise<ApiResult<undefined>> => request('POST', at(id, '/retry'))

export const pinServer = (id: string, fingerprint: string): Promise<ApiResult<undefined>> =>
  request('POST', at(id, '/pin'), { body: { fingerprint } })

/** Local sockets come and go with the daemons, and nothing tells us, so each visit looks again. */
export const discoveredQuery = queryOptions({
  queryKey: ['discovered'],
  staleTime: 0,
  queryFn: ({ signal }) =>
    unwrap(request('GET', 'api/servers/discovered', { schema: z.array(DiscoveredSocket), signal })),
})

export const identityQuery = queryOptions({
  queryKey: ['identity'],
  queryFn: ({ signal }) => unwrap(request('GET', 'api/identity', { schema: ClientIdentity, signal })),
})
