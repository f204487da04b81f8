import type { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { basePath } from '../api/base.ts'
import { queries } from '../api/query-client.ts'
import { sessionQuery } from '../api/session.ts'
import { PageError } from '../features/shell/page-error.tsx'
import { PageNotFound } from '../features/shell/page-not-found.tsx'
import { routeTree } from '../routeTree.gen.ts'

export type RouterContext = { queries: QueryClient }

export const router = createRouter({
  routeTree,
  basepath: basePath() === '' ? '/' : basePath(),
  context: { queries },
  defaultPreload: 'intent',
  // Queries have their own idea of what is fresh.
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: PageError,
  defaultNotFoundComponent: PageNotFound,
  defaultStructuralSharing: true,
  scrollRestoration: true,
})

/**
 * Begins to fetch who is signed in, and the code of the page in the address bar. The router itself asks for the one
 * when it is first drawn, and for the other when it knows the one.
 */
export const beginLoading = (): void => {
  void queries.prefetchQuery(sessionQuery)
  const [routes] = router.getMatchedRoutes(router.latestLocation.pathname)
  for (const route of routes) void router.loadRouteChunk(route)
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
  interface StaticDataRouteOption {
    /**
     * The page's name in the breadcrumbs and its place in the navigation. A function gets the route's params;
     * `undefined` from it leaves the crumb out.
     */
    crumb?: string | ((params: Record<string, string>) => string | undefined)
  }
}
