import { describe, expect, it } from 'vitest'
import { escapesOf } from '../../src/lxd-api/escapes.ts'
import { foldedKey } from '../../src/lxd-api/go-keys.ts'
import { guardBody } from '../../src/lxd-api/guard.ts'
import { restoredSnapshot } from '../../src/lxd-api/restored.ts'
import type { Guard } from '../../src/lxd-api/route.ts'
import { routes } from '../../src/lxd-api/routes.ts'

const longS = '\u017f'
const kelvin = '\u212a'

const instanceChange = routes.find(({ method, path }) => method === 'PUT' && path === '/1.0/instances/{name}')

describe('S41 keys that Go folds', () => {
  /** Why a body does not pass for somebody who holds nothing beyond the route itself. */
  const guarded = (guard: Guard, body: unknown, query: Record<string, string> = {}, held: string[] = []) => {
    if (instanceChange === undefined) throw new Error('no such route')
    return guardBody(guard, body, {
      route: instanceChange,
      query,
      project: 'default',
      restricted: false,
      may: (permission, project = 'default') =>
        project === 'default' ? permission === 'instances.manage' : held.includes(permission),
      current: async () => undefined,
    })
  }

  it('are what Go takes them for', () => {
    expect([`DEVICE${longS}`, `${longS}ource`, `${kelvin}ey`, 'ıd', 'Config'].map(foldedKey)).toEqual([
      'devices',
      'source',
      'key',
      'ıd',
      'config',
    ])
  })

  it('do not carry devices or a configuration past the guard', async () => {
    const disk = { d: { type: 'disk', source: '/', path: '/host' } }
    expect(escapesOf({ [`device${longS}`]: disk })).toHaveLength(1)
    expect(await guarded('instance', { [`Device${longS}`]: disk })).toContain('device d')
    expect(await guarded('profile', { [`device${longS}`]: disk })).toContain('device d')
  })

  it('do not carry an address or another project past the guard', async () => {
    const from = (source: object) => guarded('source', { [`${longS}ource`]: source })
    expect(await from({ type: 'image', [`${longS}erver`]: 'https://192.0.2.1' })).toContain('url.fetch')
    expect(await from({ type: 'copy', project: 'other', [`${longS}ource`]: 'x' })).toContain('other')
    expect(await from({ type: 'migration', mode: 'push' })).toContain('push')
  })

  it('do not hide what is restored', () => {
    if (instanceChange === undefined) throw new Error('no such route')
    expect(restoredSnapshot(instanceChange, { json: { [`re${longS}tore`]: 's1' } })).toBe('s1')
  })

  it('in maps are nobody else’s: Go takes those as they are', () => {
    expect(escapesOf({ config: { [`security.privileged`.replace('s', longS)]: 'true' } })).toEqual([])
    expect(escapesOf({ devices: { d: { [`${longS}ource`]: '/', type: 'disk' } } })).toEqual([])
  })

  it('given twice do not say one thing to the guard and another to the server', async () => {
    const moved = (body: object, query = {}) => guarded('move', { migration: true, ...body }, query)
    expect(await moved({ pool: 'fast' })).toBeUndefined()
    expect(await moved({}, { target: 'm2' })).toBeUndefined()
    expect(await moved({ pool: 'fast', Pool: '' })).toContain('migration')
    expect(await moved({}, { target: '' })).toContain('migration')

    const copied = (...sources: object[]) =>
      guarded('source', { source: sources[0], Source: sources[1] }, {}, ['view'])
    expect(await copied({ type: 'image', project: 'other' })).toBeUndefined()
    expect(await copied({ type: 'image', project: 'other', Type: 'copy' })).toContain('other')
    expect(await copied({ type: 'image', project: 'other' }, { type: 'copy' })).toContain('other')
    expect(await copied({ type: 'copy', project: 'other' }, { type: 'image' })).toContain('other')
  })
})
