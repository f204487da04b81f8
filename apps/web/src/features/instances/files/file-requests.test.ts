import { expect, it } from 'vitest'
import { queries } from '../../../api/query-client.ts'
import { dropServerQueries } from '../../../live/hints.ts'
import { contentQuery, directoryQuery } from './file-requests.ts'

const of = { server: 'alpha0', project: 'default', name: 'web' }

it('a reconnect has directories read again, but never the file that is being edited', async () => {
  const opened = contentQuery(of, '/etc/hosts').queryKey
  const listed = directoryQuery(of, '/etc').queryKey
  queries.setQueryData(opened, { bytes: new Uint8Array(), tag: undefined })
  queries.setQueryData(listed, { path: '/etc', entries: [], cut: false })
  await dropServerQueries(queries, new Set(['alpha0']))
  expect(queries.getQueryState(listed)?.isInvalidated).toBe(true)
  expect(queries.getQueryState(opened)?.isInvalidated).toBe(false)
})
