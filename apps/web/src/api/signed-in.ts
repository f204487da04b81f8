import { Session } from '@gantry/protocol/session'
import { queries } from './query-client.ts'
import { request } from './request.ts'
import { sessionQuery } from './session.ts'

/** Asks whether the session is still good; what the answer says else is kept. `unknown` when nothing answered. */
export const isSignedIn = async (signal: AbortSignal): Promise<boolean | 'unknown'> => {
  // Not through the query: it would wait for a request of before that hangs on a dead connection.
  const result = await request('GET', 'api/session', { schema: Session, signal })
  if (!result.ok) return 'unknown'
  queries.setQueryData(sessionQuery.queryKey, result.value)
  return result.value.state === 'signed-in'
}
