import { change, type Route, read, update } from '../route.ts'

const instance = '/1.0/instances/{name}'
const snapshot = `${instance}/snapshots/{snapshot}`
const backup = `${instance}/backups/{backup}`
const list = { query: ['recursion', 'filter'] }
const path = { query: ['path'] }

/** Files, snapshots, backups and image metadata of an instance. */
export const instancePartRoutes: Route[] = [
  read(`${instance}/files`, 'instances.exec', 'project', path),
  read(`${instance}/files`, 'instances.exec', 'project', path, 'HEAD'),
  change('POST', `${instance}/files`, 'instance.file-write', 'instances.exec', 'project', path),
  change('DELETE', `${instance}/files`, 'instance.file-delete', 'instances.exec', 'project', path),

  read(`${instance}/snapshots`, 'view', 'project', list),
  change('POST', `${instance}/snapshots`, 'snapshot.create', 'instances.manage', 'project'),
  read(snapshot, 'view', 'project'),
  ...update(snapshot, 'snapshot.change', 'instances.manage', 'project'),
  change('POST', snapshot, 'snapshot.rename', 'instances.manage', 'project', { guard: 'move' }),
  change('DELETE', snapshot, 'snapshot.delete', 'instances.manage', 'project'),

  read(`${instance}/backups`, 'view', 'project', list),
  change('POST', `${instance}/backups`, 'backup.create', 'instances.manage', 'project'),
  read(backup, 'view', 'project'),
  change('POST', backup, 'backup.rename', 'instances.manage', 'project'),
  change('DELETE', backup, 'backup.delete', 'instances.manage', 'project'),
  read(`${backup}/export`, 'instances.manage', 'project'),

  read(`${instance}/metadata`, 'view', 'project'),
  ...update(`${instance}/metadata`, 'instance.metadata-change', 'instances.manage', 'project'),
  read(`${instance}/metadata/templates`, 'view', 'project', path),
  change(
    'POST',
    `${instance}/metadata/templates`,
    'instance.template-write',
    'instances.manage',
    'project',
    path,
  ),
  change(
    'DELETE',
    `${instance}/metadata/templates`,
    'instance.template-delete',
    'instances.manage',
    'project',
    path,
  ),
]
