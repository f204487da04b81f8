import { type AddImageRemote, Catalogue, ImageRemote } from '@gantry/protocol/image-remotes'
import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { request } from '../../api/request.ts'
import { type ApiResult, unwrap } from '../../api/result.ts'

export const remotesQuery = queryOptions({
  queryKey: ['image-remotes'],
  staleTime: 0,
  queryFn: ({ signal }) =>
    unwrap(request('GET', 'api/image-remotes', { schema: z.array(ImageRemote), signal })),
})

/** The catalogue that the BFF keeps for at most an hour. */
export const catalogueQuery = (id: string) =>
  queryOptions({
    queryKey: ['image-remotes', id, 'catalogue'],
    staleTime: 60 * 60_000,
    queryFn: ({ signal }) =>
      unwrap(
        request('GET', `api/image-remotes/${encodeURIComponent(id)}/images`, { schema: Catalogue, signal }),
      ),
  })

export const addRemote = (body: AddImageRemote): Promise<ApiResult<undefined>> =>
  request('POST', 'api/image-remotes', { body })

export const removeRemote = (id: string): Promise<ApiResult<undefined>> =>
  request('DELETE', `api/image-remotes/${encodeURIComponent(id)}`)
