import { AuditPage } from '@gantry/protocol/audit-record'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { request } from '../../api/request.ts'
import { unwrap } from '../../api/result.ts'
import { type AuditSearch, auditQuery } from './audit-search.ts'

/** The records of the audit, 100 a page, newest first. Each visit asks anew: everything that is done adds to it. */
export const auditPages = (search: AuditSearch) => {
  const query = auditQuery(search)
  return infiniteQueryOptions({
    queryKey: ['audit', query],
    staleTime: 0,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        request('GET', 'api/audit', { query: { ...query, before: pageParam }, schema: AuditPage, signal }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}
