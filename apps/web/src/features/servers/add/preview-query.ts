import type { PreviewServer } from '@gantry/protocol/servers'
import { queryOptions, skipToken } from '@tanstack/react-query'
import { unwrap } from '../../../api/result.ts'
import { previewServer } from '../server-requests.ts'

/** What adding would do. Not kept: the token is a secret, and what answers at an address may change. */
export const previewQuery = (body: PreviewServer | undefined) =>
  queryOptions({
    queryKey: ['server-preview', body],
    queryFn: body === undefined ? skipToken : ({ signal }) => unwrap(previewServer(body, signal)),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })
