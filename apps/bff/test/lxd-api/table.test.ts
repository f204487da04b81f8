import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { instanceTasks } from '@gantry/protocol/instance-tasks'
import { permissions } from '@gantry/protocol/permissions'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { match } from '../../src/lxd-api/match.ts'
import { refusedRoutes } from '../../src/lxd-api/refused.ts'
import { routes } from '../../src/lxd-api/routes.ts'

/** The API descriptions that the servers' own packages install. */
const descriptions = [
  { product: 'LXD', file: '/usr/share/doc/lxd/rest-api.yaml.gz', operations: 220 },
  { product: 'Incus', file: '/usr/share/doc/incus-base/rest-api.yaml.gz', operations: 259 },
]

type Listed = { method: string; path: string; query: string[] }

const verbs = new Set(['get', 'head', 'post', 'put', 'patch', 'delete'])

function operationsOf(file: string): Listed[] {
  const description: {
    paths: Record<string, Record<string, { parameters?: { in: string; name: string }[] }>>
  } = parse(gunzipSync(readFileSync(file)).toString('utf8'))
  return Object.entries(description.paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([verb]) => verbs.has(verb))
      .map(([verb, operation]) => ({
        method: verb.toUpperCase(),
        path: path.split('?')[0] ?? path,
        query: [
          ...(operation.parameters ?? []).filter((it) => it.in === 'query').map((it) => it.name),
          ...[...new URLSearchParams(path.split('?')[1] ?? '').keys()],
        ],
      })),
  )
}

/** What Gantry leaves out on purpose: parameters that only concern clients who are not trusted, or hold secrets. */
const leftOut = new Set(['public', 'secret'])

describe.each(descriptions)(
  'S11 the closed table and the API description of $product',
  ({ product, file, operations }) => {
    const there = existsSync(file)
    if (!there) console.warn(`SKIPPED: the API description of ${product} is not installed (${file}).`)
    const listed = there ? operationsOf(file) : []

    it.skipIf(!there)('the description is read whole', () => {
      expect(listed.length).toBeGreaterThanOrEqual(operations)
    })

    it.skipIf(!there)('each operation is in the table, or refused with a reason', () => {
      const unknown = listed.filter(({ method, path }) => {
        const found = match(method, path.replace(/\{[^}]+\}/g, 'x1'))
        return found.kind !== 'route' && found.kind !== 'refused'
      })
      expect(unknown).toEqual([])
    })

    it.skipIf(!there)('S14 each listed parameter passes, but for those that are left out', () => {
      const missing = listed.flatMap(({ method, path, query }) => {
        const found = match(method, path.replace(/\{[^}]+\}/g, 'x1'))
        if (found.kind !== 'route') return []
        const lacking = query.filter((name) => !leftOut.has(name) && !found.route.query.includes(name))
        return lacking.map((name) => `${method} ${path} ${name}`)
      })
      expect(missing).toEqual([])
    })
  },
)

describe('the closed table', () => {
  it('has each method and path once', () => {
    const keys = [...routes, ...refusedRoutes].map(
      ({ method, path }) => `${method} ${path.replace(/\{[^}]+\}/g, '{}')}`,
    )
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  })

  it('S42 gives each change an audit name and each read none', () => {
    for (const { method, path, audit } of routes) {
      expect(audit === null, `${method} ${path}`).toBe(method === 'GET' || method === 'HEAD')
      if (audit !== null) expect(audit).toMatch(/^[a-z-]+\.[a-z-]+$/)
    }
  })

  it('S12 names one permission of the protocol for each', () => {
    for (const { permission } of routes) expect(permissions).toContain(permission)
  })

  it('no change needs less than a permission to change', () => {
    for (const { audit, permission, path } of routes)
      if (audit !== null) expect(permission, path).not.toBe('view')
  })

  it('nothing that only reads one project asks for anywhere', () => {
    for (const { audit, project } of routes) if (project === 'anywhere') expect(audit).toBeNull()
  })

  it.each(Object.entries(instanceTasks).filter(([, { request }]) => request.includes(' /1.0/')))(
    'S12 S42 has %s as the browser knows it',
    (name, task) => {
      const route = routes.find(({ method, path }) => `${method} ${path}` === task.request)
      // A restore is a change of the instance, which its body alone tells from others.
      const audit = name === 'snapshot-restore' ? 'instance.change' : task.audit
      expect(route).toMatchObject({ permission: task.permission, audit })
    },
  )

  it('S3 every websocket is refused, with the reason', () => {
    for (const [method, path] of [
      ['GET', '/1.0/events'],
      ['GET', '/1.0/operations/x/websocket'],
      ['POST', '/1.0/instances/x/exec'],
      ['POST', '/1.0/instances/x/console'],
      ['GET', '/1.0/instances/x/sftp'],
      ['POST', '/1.0/images/x/secret'],
    ] as const) {
      expect(match(method, path).kind, path).toBe('refused')
    }
  })

  it('what is not in it is not matched', () => {
    for (const path of ['/internal/ready', '/1.0//instances', '/2.0', '/1.0/nothing', '/os/1.0']) {
      expect(match('GET', path).kind, path).toBe('none')
    }
    expect(match('TRACE', '/1.0').kind).toBe('none')
  })
})
