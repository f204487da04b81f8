import type { Permission } from './permissions.ts'

/**
 * What can be done with one instance beside changing its state (`actions.ts`): the request that does it, the
 * permission it needs, what the audit calls it (null: it only reads), the states in which LXD and Incus carry it out
 * (any, where there are none), and the API extension that not every server has. The browser disables by this table, and
 * a test holds the BFF's routes to it.
 */
type Task = {
  request: string
  permission: Permission
  audit: string | null
  states?: readonly string[]
  extension?: string
}

export const instanceTasks = {
  rename: {
    request: 'POST /1.0/instances/{name}',
    permission: 'instances.manage',
    audit: 'instance.move',
    states: ['Stopped'],
  },
  copy: { request: 'POST /1.0/instances', permission: 'instances.manage', audit: 'instance.create' },
  move: {
    request: 'POST /1.0/instances/{name}',
    permission: 'instances.manage',
    audit: 'instance.move',
    states: ['Stopped'],
  },
  rebuild: {
    request: 'POST /1.0/instances/{name}/rebuild',
    permission: 'instances.manage',
    audit: 'instance.rebuild',
    states: ['Stopped'],
    extension: 'instances_rebuild',
  },
  // Gantry's own: two servers are asked for it, neither by the browser.
  transfer: {
    request: 'POST /api/fleet/actions',
    permission: 'instances.manage',
    audit: 'instance.copy',
  },
  configure: {
    request: 'PUT /1.0/instances/{name}',
    permission: 'instances.manage',
    audit: 'instance.change',
  },
  'metadata-change': {
    request: 'PUT /1.0/instances/{name}/metadata',
    permission: 'instances.manage',
    audit: 'instance.metadata-change',
  },
  'template-write': {
    request: 'POST /1.0/instances/{name}/metadata/templates',
    permission: 'instances.manage',
    audit: 'instance.template-write',
  },
  'template-delete': {
    request: 'DELETE /1.0/instances/{name}/metadata/templates',
    permission: 'instances.manage',
    audit: 'instance.template-delete',
  },
  publish: { request: 'POST /1.0/images', permission: 'images.manage', audit: 'image.create' },
  'snapshot-create': {
    request: 'POST /1.0/instances/{name}/snapshots',
    permission: 'instances.manage',
    audit: 'snapshot.create',
  },
  'snapshot-rename': {
    request: 'POST /1.0/instances/{name}/snapshots/{snapshot}',
    permission: 'instances.manage',
    audit: 'snapshot.rename',
  },
  'snapshot-expiry': {
    request: 'PUT /1.0/instances/{name}/snapshots/{snapshot}',
    permission: 'instances.manage',
    audit: 'snapshot.change',
  },
  // For the API a change of the instance like any other; the BFF tells it apart by its body.
  'snapshot-restore': {
    request: 'PUT /1.0/instances/{name}',
    permission: 'instances.manage',
    audit: 'snapshot.restore',
  },
  'snapshot-copy': {
    request: 'POST /1.0/instances',
    permission: 'instances.manage',
    audit: 'instance.create',
  },
  'snapshot-delete': {
    request: 'DELETE /1.0/instances/{name}/snapshots/{snapshot}',
    permission: 'instances.manage',
    audit: 'snapshot.delete',
  },
  'snapshot-schedule': {
    request: 'PUT /1.0/instances/{name}',
    permission: 'instances.manage',
    audit: 'instance.change',
  },
  'log-delete': {
    request: 'DELETE /1.0/instances/{name}/logs/{filename}',
    permission: 'instances.operate',
    audit: 'instance.log-delete',
  },
  'output-delete': {
    request: 'DELETE /1.0/instances/{name}/logs/exec-output/{filename}',
    permission: 'instances.exec',
    audit: 'instance.log-delete',
  },
  'backup-create': {
    request: 'POST /1.0/instances/{name}/backups',
    permission: 'instances.manage',
    audit: 'backup.create',
  },
  'backup-download': {
    request: 'GET /1.0/instances/{name}/backups/{backup}/export',
    permission: 'instances.manage',
    audit: null,
  },
  'backup-delete': {
    request: 'DELETE /1.0/instances/{name}/backups/{backup}',
    permission: 'instances.manage',
    audit: 'backup.delete',
  },
} as const satisfies Record<string, Task>

export type InstanceTask = keyof typeof instanceTasks
