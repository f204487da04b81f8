import { SessionEntry } from '@gantry/protocol/session'
import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { request } from '../../api/request.ts'
import { type ApiResult, unwrap } from '../../api/result.ts'

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  staleTime: 0,
  queryFn: ({ signal }) =>
    unwrap(request('GET', 'api/session/list', { schema: z.array(SessionEntry), signal })),
})

export const endSession = (id: string): Promise<ApiResult<undefined>> =>
  request('DELETE', `api/session/${encodeURIComponent(id)}`)

export const changePassword = (current: string, next: string): Promise<ApiResult<undefined>> =>
  request('POST', 'api/session/password', { body: { current, next } })
