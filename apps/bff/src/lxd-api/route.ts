import type { Method } from '@gantry/lxd-client/transport'
import type { Permission } from '@gantry/protocol/permissions'

/**
 * Whose permission a route asks for:
 * - `project`: the project of `?project=` (`default` where it is not given); with `all-projects` the whole server.
 *   Those with the name of a feature are changed in the `default` project where the project has no such feature of
 *   its own (`features.images: false`), and then permission is needed there.
 * - `named`: the project that the path itself names.
 * - `operation`: the project of the operation that the path names.
 * - `anywhere`: any project of the server; for what is the same for all, such as its pools, and only to read.
 * - `server`: the whole server.
 */
export type ProjectRule =
  | 'project'
  | 'images'
  | 'profiles'
  | 'networks'
  | 'zones'
  | 'volumes'
  | 'buckets'
  | 'named'
  | 'operation'
  | 'anywhere'
  | 'server'

/** What is looked at in a body before it passes; see `guard.ts`. */
export type Guard = 'instance' | 'move' | 'profile' | 'network' | 'source' | 'volume'

/** One operation of the API that passes. `{name}` is one segment of the path, `{name*}` may hold slashes. */
export type Route = {
  method: Method
  path: string
  permission: Permission
  /** The name in the audit log; null for what only reads. */
  audit: string | null
  project: ProjectRule
  query: readonly string[]
  guard?: Guard
  /** The answer holds operations: what opens their sockets is taken out. */
  scrub?: true
}

/** One that does not, and why. */
export type RefusedRoute = { method: Method; path: string; why: string }

type More = { query?: readonly string[]; guard?: Guard; scrub?: true }

/** A route that only reads. */
export const read = (
  path: string,
  permission: Permission,
  project: ProjectRule,
  more: More = {},
  method: 'GET' | 'HEAD' = 'GET',
): Route => ({ ...route(path, permission, project, more), method, audit: null })

/** A route that changes something, with its name in the audit log. */
export const change = (
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  audit: string,
  permission: Permission,
  project: ProjectRule,
  more: More = {},
): Route => ({ ...route(path, permission, project, more), method, audit })

/** `PUT` and `PATCH` of one object. */
export const update = (
  path: string,
  audit: string,
  permission: Permission,
  project: ProjectRule,
  more: More = {},
): Route[] => [
  change('PUT', path, audit, permission, project, more),
  change('PATCH', path, audit, permission, project, more),
]

const inProject = new Set<ProjectRule>([
  'project',
  'images',
  'profiles',
  'networks',
  'zones',
  'volumes',
  'buckets',
])

const route = (
  path: string,
  permission: Permission,
  project: ProjectRule,
  { query = [], ...more }: More,
) => ({
  path,
  permission,
  project,
  query: inProject.has(project) ? ['project', ...query] : query,
  ...more,
})
