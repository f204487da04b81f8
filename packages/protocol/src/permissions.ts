import * as z from 'zod/mini'
import { ServerId } from './text.ts'

/**
 * What a person may do. Each entry of the closed route table and each endpoint of our own names exactly one.
 * `url.fetch` is apart because it makes a server open a connection to an address that the person chose (S41).
 */
export const permissions = [
  'view',
  'instances.operate',
  'instances.exec',
  'instances.manage',
  'images.manage',
  'profiles.manage',
  'networks.manage',
  'storage.manage',
  'projects.manage',
  'url.fetch',
  'server.manage',
  'servers.add',
  'people.manage',
  'audit.view',
] as const
export const Permission = z.enum(permissions)
export type Permission = z.infer<typeof Permission>

export const roles = ['viewer', 'operator', 'manager', 'admin'] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

const viewer: readonly Permission[] = ['view']
const operator: readonly Permission[] = [...viewer, 'instances.operate', 'instances.exec']
const manager: readonly Permission[] = [
  ...operator,
  'instances.manage',
  'images.manage',
  'profiles.manage',
  'networks.manage',
  'storage.manage',
  'url.fetch',
]

/** What each role may do. Each role holds everything of the one before it. */
export const grants: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  viewer: new Set(viewer),
  operator: new Set(operator),
  manager: new Set(manager),
  admin: new Set(permissions),
}

/** Where a role holds: everything, one server, or one project of one server. */
export const Scope = z.union([
  z.object({ everything: z.literal(true) }),
  z.object({ server: ServerId, project: z.optional(z.string()) }),
])
export type Scope = z.infer<typeof Scope>

export const Binding = z.object({ role: Role, scope: Scope })
export type Binding = z.infer<typeof Binding>

/** What is asked about: nothing narrower than the whole of Gantry, a server, or a project on it. */
export type Target = { server?: string; project?: string }

const covers = (scope: Scope, target: Target): boolean => {
  if ('everything' in scope) return true
  if (scope.server !== target.server) return false
  return scope.project === undefined || scope.project === target.project
}

/**
 * The one place where permission is decided, in the BFF before anything is opened, and in the browser to
 * disable what would be refused.
 */
export const allows = (bindings: readonly Binding[], permission: Permission, target: Target = {}): boolean =>
  bindings.some((binding) => grants[binding.role].has(permission) && covers(binding.scope, target))

/** Whether a permission is held anywhere at all: what decides that a page or a menu entry is shown. */
export const allowsSomewhere = (bindings: readonly Binding[], permission: Permission): boolean =>
  bindings.some((binding) => grants[binding.role].has(permission))
