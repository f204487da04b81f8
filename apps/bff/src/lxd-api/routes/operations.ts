import { change, type Route, read } from '../route.ts'

/** The metadata of exec, console and migration operations holds the secrets of their sockets, which never pass. */
export const operationRoutes: Route[] = [
  read('/1.0/operations', 'view', 'project', { query: ['recursion', 'all-projects'], scrub: true }),
  read('/1.0/operations/{id}', 'view', 'operation', { query: ['project', 'target'], scrub: true }),
  read('/1.0/operations/{id}/wait', 'view', 'operation', {
    query: ['timeout', 'project', 'target'],
    scrub: true,
  }),
  change('DELETE', '/1.0/operations/{id}', 'operation.cancel', 'instances.operate', 'operation', {
    query: ['project', 'target'],
  }),
]
