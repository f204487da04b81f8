import { change, type Route, read, update } from '../route.ts'

const network = '/1.0/networks/{name}'
const acl = '/1.0/network-acls/{name}'
const zone = '/1.0/network-zones/{name}'
const record = `${zone}/records/{record}`
const integration = '/1.0/network-integrations/{name}'
const list = { query: ['recursion', 'filter', 'all-projects'] }
const target = { query: ['target'] }
const guarded = { query: ['target'], guard: 'network' } as const

export const networkRoutes: Route[] = [
  read('/1.0/networks', 'view', 'networks', { query: ['recursion', 'filter', 'all-projects', 'target'] }),
  change('POST', '/1.0/networks', 'network.create', 'networks.manage', 'networks', guarded),
  read(network, 'view', 'networks', target),
  ...update(network, 'network.change', 'networks.manage', 'networks', guarded),
  change('POST', network, 'network.rename', 'networks.manage', 'networks'),
  change('DELETE', network, 'network.delete', 'networks.manage', 'networks'),
  read(`${network}/leases`, 'view', 'networks', target),
  read(`${network}/state`, 'view', 'networks', target),
  ...parts('forwards', '{listenAddress}', 'network-forward'),
  ...parts('load-balancers', '{listenAddress}', 'network-load-balancer'),
  read(`${network}/load-balancers/{listenAddress}/state`, 'view', 'networks'),
  ...parts('peers', '{peer}', 'network-peer'),

  read('/1.0/network-allocations', 'view', 'networks', { query: ['all-projects'] }),

  read('/1.0/network-acls', 'view', 'networks', list),
  change('POST', '/1.0/network-acls', 'network-acl.create', 'networks.manage', 'networks'),
  read(acl, 'view', 'networks'),
  ...update(acl, 'network-acl.change', 'networks.manage', 'networks'),
  change('POST', acl, 'network-acl.rename', 'networks.manage', 'networks'),
  change('DELETE', acl, 'network-acl.delete', 'networks.manage', 'networks'),
  read(`${acl}/log`, 'networks.manage', 'networks'),

  read('/1.0/network-zones', 'view', 'zones', list),
  change('POST', '/1.0/network-zones', 'network-zone.create', 'networks.manage', 'zones'),
  read(zone, 'view', 'zones'),
  ...update(zone, 'network-zone.change', 'networks.manage', 'zones'),
  change('DELETE', zone, 'network-zone.delete', 'networks.manage', 'zones'),
  read(`${zone}/records`, 'view', 'zones', { query: ['recursion', 'filter'] }),
  change('POST', `${zone}/records`, 'network-zone-record.create', 'networks.manage', 'zones'),
  read(record, 'view', 'zones'),
  ...update(record, 'network-zone-record.change', 'networks.manage', 'zones'),
  change('DELETE', record, 'network-zone-record.delete', 'networks.manage', 'zones'),

  read('/1.0/network-integrations', 'view', 'server', { query: ['recursion', 'filter'] }),
  change('POST', '/1.0/network-integrations', 'network-integration.create', 'server.manage', 'server'),
  read(integration, 'view', 'server'),
  ...update(integration, 'network-integration.change', 'server.manage', 'server'),
  change('POST', integration, 'network-integration.rename', 'server.manage', 'server'),
  change('DELETE', integration, 'network-integration.delete', 'server.manage', 'server'),
]

function parts(collection: string, name: string, audit: string): Route[] {
  const one = `${network}/${collection}/${name}`
  return [
    read(`${network}/${collection}`, 'view', 'networks', { query: ['recursion', 'filter'] }),
    change('POST', `${network}/${collection}`, `${audit}.create`, 'networks.manage', 'networks', target),
    read(one, 'view', 'networks', target),
    ...update(one, `${audit}.change`, 'networks.manage', 'networks', target),
    change('DELETE', one, `${audit}.delete`, 'networks.manage', 'networks', target),
  ]
}
