import { change, type Route, read, update } from '../route.ts'

const instance = '/1.0/instances/{name}'

export const instanceRoutes: Route[] = [
  read('/1.0/instances', 'view', 'project', { query: ['recursion', 'filter', 'all-projects'] }),
  change('POST', '/1.0/instances', 'instance.create', 'instances.manage', 'project', {
    query: ['target'],
    guard: 'instance',
  }),
  change('PUT', '/1.0/instances', 'instance.state-all', 'instances.operate', 'project'),
  read(instance, 'view', 'project', { query: ['recursion'] }),
  ...update(instance, 'instance.change', 'instances.manage', 'project', { guard: 'instance' }),
  change('POST', instance, 'instance.move', 'instances.manage', 'project', {
    query: ['target'],
    guard: 'move',
  }),
  change('DELETE', instance, 'instance.delete', 'instances.manage', 'project'),
  change('POST', `${instance}/rebuild`, 'instance.rebuild', 'instances.manage', 'project', {
    guard: 'source',
  }),
  read(`${instance}/access`, 'server.manage', 'server', { query: ['project'] }),

  read(`${instance}/state`, 'view', 'project'),
  change('PUT', `${instance}/state`, 'instance.state', 'instances.operate', 'project'),

  // What an instance has written may hold secrets, so reading it is for those who may work in it.
  read(`${instance}/console`, 'instances.operate', 'project', { query: ['type'] }),
  change('DELETE', `${instance}/console`, 'instance.console-clear', 'instances.operate', 'project'),
  read(`${instance}/logs`, 'view', 'project', { query: ['recursion'] }),
  read(`${instance}/logs/{filename}`, 'view', 'project'),
  change('DELETE', `${instance}/logs/{filename}`, 'instance.log-delete', 'instances.operate', 'project'),
  read(`${instance}/logs/exec-output`, 'instances.exec', 'project', { query: ['recursion'] }),
  read(`${instance}/logs/exec-output/{filename}`, 'instances.exec', 'project'),
  change(
    'DELETE',
    `${instance}/logs/exec-output/{filename}`,
    'instance.log-delete',
    'instances.exec',
    'project',
  ),
  read(`${instance}/debug/memory`, 'instances.exec', 'project', { query: ['format'] }),
]
