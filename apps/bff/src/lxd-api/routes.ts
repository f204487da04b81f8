import type { Route } from './route.ts'
import { clusterRoutes } from './routes/cluster.ts'
import { imageRoutes } from './routes/images.ts'
import { instancePartRoutes } from './routes/instance-parts.ts'
import { instanceRoutes } from './routes/instances.ts'
import { networkRoutes } from './routes/networks.ts'
import { operationRoutes } from './routes/operations.ts'
import { profileRoutes, projectRoutes } from './routes/profiles-and-projects.ts'
import { serverRoutes } from './routes/server.ts'
import { storageRoutes } from './routes/storage.ts'

/** The closed table: what is not in it is 404, and nothing of it reaches a server. */
export const routes: readonly Route[] = [
  ...serverRoutes,
  ...clusterRoutes,
  ...instanceRoutes,
  ...instancePartRoutes,
  ...imageRoutes,
  ...profileRoutes,
  ...projectRoutes,
  ...networkRoutes,
  ...storageRoutes,
  ...operationRoutes,
]
