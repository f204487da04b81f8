import { OperationPage } from '@gantry/protocol/operation-row'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { request } from '../../api/request.ts'
import { unwrap } from '../../api/result.ts'
import { historyQuery, type OperationSearch } from './operation-search.ts'

/** Remembered operations, 100 a page, newest first. What happens after the first page came is on the live socket. */
export const operationHistory = (search: OperationSearch) => {
  const query = historyQuery(search)
  return infiniteQueryOptions({
    queryKey: ['operation-history', query],
    // A visit asks anew: the live socket keeps the last 50 ended ones only.
    staleTime: 0,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        request('GET', 'api/operations', {
          query: { ...query, before: pageParam },
          schema: OperationPage,
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}
