import { queries } from '../../api/query-client.ts'
import { sessionQuery } from '../../api/session.ts'
import { tellSessionEnd } from '../../api/session-end.ts'
import { live } from '../../live/live.ts'
import { router } from '../../router/router.ts'

/** When the session is over, nothing of it stays in memory, and the login page knows where to come back to. */
export const endSession = async (back: string | undefined): Promise<void> => {
  tellSessionEnd()
  await router.navigate({ to: '/login', search: back === undefined ? {} : { return: back }, replace: true })
  queries.clear()
  live.clear()
  queries.setQueryData(sessionQuery.queryKey, { state: 'signed-out' })
}
