import { queries } from '../../api/query-client.ts'
import { sessionQuery } from '../../api/session.ts'

/** Asks who is signed in now, so that the layout lets them in. */
export const reloadSession = async (): Promise<void> => {
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
  await queries.fetchQuery({ ...sessionQuery, staleTime: 0 })
}
