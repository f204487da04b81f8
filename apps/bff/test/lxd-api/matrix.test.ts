import { type Binding, grants, type Role, roles, type Scope } from '@gantry/protocol/permissions'
import { describe, expect, it } from 'vitest'
import { decide } from '../../src/lxd-api/decide.ts'
import { routes } from '../../src/lxd-api/routes.ts'

const server = 'abcdef'
const projects: Record<string, Record<string, string>> = {
  default: {},
  own: {
    'features.images': 'true',
    'features.profiles': 'true',
    'features.networks': 'true',
    'features.networks.zones': 'true',
    'features.storage.volumes': 'true',
    'features.storage.buckets': 'true',
  },
  bare: {},
}

const allowed = (
  role: Role,
  scope: Scope,
  route: (typeof routes)[number],
  project: string,
  query = {},
): boolean => {
  const bindings: Binding[] = [{ role, scope }]
  const person = { id: 'p', name: 'p', email: '', disabled: false, created: '', bindings }
  return decide({
    caller: { person, sessionId: 's' },
    server,
    route,
    names: { name: project, id: 'op' },
    query: route.query.includes('project') && route.project !== 'operation' ? { project, ...query } : query,
    projectConfig: (name) => projects[name],
    operationProject: (id) => (id === 'op' ? project : undefined),
  }).ok
}

const scoped = new Set([
  'project',
  'images',
  'profiles',
  'networks',
  'zones',
  'volumes',
  'buckets',
  'named',
  'operation',
])

describe.each(roles)('S12 the matrix of %s', (role) => {
  it.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', (_, route) => {
    const held = grants[role].has(route.permission)
    expect(allowed(role, { everything: true }, route, 'own')).toBe(held)
    expect(allowed(role, { server }, route, 'own')).toBe(held)
    expect(allowed(role, { server: 'other1' }, route, 'own')).toBe(false)
    const inProject = scoped.has(route.project) || route.project === 'anywhere'
    expect(allowed(role, { server, project: 'own' }, route, 'own')).toBe(held && inProject)
    expect(allowed(role, { server, project: 'default' }, route, 'own')).toBe(
      held && route.project === 'anywhere',
    )
  })
})

describe('S12 projects', () => {
  const find = (method: string, path: string) => {
    const route = routes.find((it) => it.method === method && it.path === path)
    if (!route) throw new Error(`${method} ${path} is not in the table`)
    return route
  }

  it('what a project has none of its own of is changed with permission on the default project only', () => {
    const create = find('POST', '/1.0/profiles')
    expect(allowed('manager', { server, project: 'bare' }, create, 'bare')).toBe(false)
    expect(allowed('manager', { server }, create, 'bare')).toBe(true)
    expect(allowed('manager', { server, project: 'bare' }, find('GET', '/1.0/profiles'), 'bare')).toBe(true)
    expect(allowed('manager', { server, project: 'bare' }, find('POST', '/1.0/instances'), 'bare')).toBe(true)
    // Of a project that we do not know yet, only who holds the whole server may change what could be shared.
    expect(allowed('manager', { server, project: 'unknown' }, create, 'unknown')).toBe(false)
  })

  it('all projects need the whole server, and an operation that nobody knows too', () => {
    const list = find('GET', '/1.0/instances')
    const all = (scope: Scope) =>
      decide({
        caller: {
          person: {
            id: 'p',
            name: 'p',
            email: '',
            disabled: false,
            created: '',
            bindings: [{ role: 'admin', scope }],
          },
          sessionId: 's',
        },
        server,
        route: list,
        names: {},
        query: { 'all-projects': 'true' },
        projectConfig: () => undefined,
        operationProject: () => undefined,
      }).ok
    expect(all({ server, project: 'default' })).toBe(false)
    expect(all({ server })).toBe(true)
  })
})
