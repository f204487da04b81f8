import { change, type Route, read, update } from '../route.ts'

const list = { query: ['recursion', 'filter'] }
const member = '/1.0/cluster/members/{name}'
const group = '/1.0/cluster/groups/{name}'

export const clusterRoutes: Route[] = [
  read('/1.0/cluster', 'view', 'anywhere'),
  change('PUT', '/1.0/cluster', 'cluster.change', 'server.manage', 'server'),
  change('PUT', '/1.0/cluster/certificate', 'cluster.certificate', 'server.manage', 'server'),

  read('/1.0/cluster/members', 'view', 'anywhere', list),
  change('POST', '/1.0/cluster/members', 'cluster-member.add', 'server.manage', 'server'),
  read(member, 'view', 'anywhere'),
  ...update(member, 'cluster-member.change', 'server.manage', 'server'),
  change('POST', member, 'cluster-member.rename', 'server.manage', 'server'),
  change('DELETE', member, 'cluster-member.remove', 'server.manage', 'server', { query: ['force'] }),
  read(`${member}/state`, 'view', 'anywhere'),
  change('POST', `${member}/state`, 'cluster-member.state', 'server.manage', 'server'),

  read('/1.0/cluster/groups', 'view', 'anywhere', list),
  change('POST', '/1.0/cluster/groups', 'cluster-group.create', 'server.manage', 'server'),
  read(group, 'view', 'anywhere'),
  ...update(group, 'cluster-group.change', 'server.manage', 'server'),
  change('POST', group, 'cluster-group.rename', 'server.manage', 'server'),
  change('DELETE', group, 'cluster-group.delete', 'server.manage', 'server'),
]
