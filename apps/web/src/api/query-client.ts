import { QueryClient } from '@tanstack/react-query'
import { FailureError } from './result.ts'

/*
 * Keys of everything that belongs to a server: [kind, serverId, project | null, name?, …]. `kind` is the plural
 * noun of LXD's path (`instances`, `images`, `profiles`, `networks`, `storage-pools`, `projects`, …); `project` is
 * null where the kind has none. The live socket's hints drop exactly those (live/hints.ts), so nothing polls and
 * nothing is refetched because a window got the focus.
 * Keys of Gantry's own things begin with their noun and have no server: ['session'], ['people'], ['audit', …].
 */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 5 * 60_000,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      // Only "no answer came" is worth another try; a refusal stays a refusal.
      retry: (failures, error) =>
        failures < 2 && error instanceof FailureError && error.failure.kind === 'network',
    },
    mutations: { retry: false },
  },
})
