import type { Hint } from '@gantry/protocol/live'
import type { QueryClient, QueryKey } from '@tanstack/react-query'

/**
 * What Gantry itself keeps of all servers: its lists are queries with the kind alone, or with the kind, null, null
 * and a name.
 */
const ownKinds: ReadonlySet<unknown> = new Set(['terminal', 'command-run'])

/**
 * Whether what a query holds may have changed. Keys are [kind, serverId, project | null, name?, …]; a query
 * without a name is a list of the kind; a hint without a project or a name means all of them.
 */
export const isTouched = (key: QueryKey, hint: Hint): boolean => {
  const [kind, server, project, name] = key
  if (kind !== hint.kind || (server !== hint.server && !ownKinds.has(kind))) return false
  if (hint.project !== null && typeof project === 'string' && project !== hint.project) return false
  return hint.name === '' || typeof name !== 'string' || name === hint.name
}

export const applyHints = (queries: QueryClient, hints: readonly Hint[]): Promise<void> =>
  queries.invalidateQueries({ predicate: ({ queryKey }) => hints.some((hint) => isTouched(queryKey, hint)) })

/** After a reconnect nobody knows which hints were missed: everything that belongs to a server may be old. */
export const dropServerQueries = (queries: QueryClient, serverIds: ReadonlySet<string>): Promise<void> =>
  queries.invalidateQueries({
    predicate: ({ queryKey }) =>
      ownKinds.has(queryKey[0]) || (typeof queryKey[1] === 'string' && serverIds.has(queryKey[1])),
  })
