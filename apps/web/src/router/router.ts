import type { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { basePath } from '../api/base.ts'
import { queries } from '../api/query-client.ts'
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
