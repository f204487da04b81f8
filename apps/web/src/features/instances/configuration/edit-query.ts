import { queryOptions } from '@tanstack/react-query'
import { unwrap } from '../../../api/result.ts'
import type { InstanceParams } from '../page/instance-page.tsx'
import { readForChange } from '../queries.ts'

/** Read once for each time it is edited: what changes meanwhile must not change what the person began with. */
export const instanceToEdit = (params: InstanceParams) =>
  queryOptions({
    queryKey: ['instance-to-edit', params.server, params.project, params.name],
    queryFn: () => unwrap(readForChange(params)),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
