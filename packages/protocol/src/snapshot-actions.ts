import type { Permission } from './permissions.ts'

/**
 * What can be done with snapshots of instances: the permission that each needs on the instance's project, and its name
 * in the audit log. The BFF's closed route table and the pages both read it here. `copy` makes an instance from one,
 * `schedule` changes `snapshots.*` of the instance.
 */
export const snapshotActions = {
  create: { permission: 'instances.manage', audit: 'snapshot.create' },
  rename: { permission: 'instances.manage', audit: 'snapshot.rename' },
  expiry: { permission: 'instances.manage', audit: 'snapshot.change' },
  restore: { permission: 'instances.manage', audit: 'snapshot.restore' },
  copy: { permission: 'instances.manage', audit: 'instance.create' },
  delete: { permission: 'instances.manage', audit: 'snapshot.delete' },
  schedule: { permission: 'instances.manage', audit: 'instance.change' },
} as const satisfies Record<string, { permission: Permission; audit: string }>

export type SnapshotAction = keyof typeof snapshotActions
