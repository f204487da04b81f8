import { describe, expect, it } from 'vitest'
import { restoredSnapshot } from '../../src/lxd-api/restored.ts'
import { routes } from '../../src/lxd-api/routes.ts'

const find = (method: string, path: string) => {
  const route = routes.find((it) => it.method === method && it.path === path)
  if (!route) throw new Error(`${method} ${path} is not in the table`)
  return route
}

const instance = '/1.0/instances/{name}'

describe('what the audit log calls a restore', () => {
  const put = find('PUT', instance)
  it.each([
    ['with the name', { restore: 'one', stateful: false }, 'one'],
    ['in any case, as Go takes it', { Restore: 'one' }, 'one'],
    ['the last of two, as Go takes them', { restore: 'one', RESTORE: 'two' }, 'two'],
    ['nothing where none is named', { restore: '' }, undefined],
    ['nothing of another change', { config: { restore: 'one' } }, undefined],
    ['nothing of no object', ['restore'], undefined],
  ])('%s', (_, json, name) => {
    expect(restoredSnapshot(put, { json })).toBe(name)
  })

  it('is no other route, and no body that is not JSON', () => {
    expect(restoredSnapshot(find('PATCH', instance), { json: { restore: 'one' } })).toBeUndefined()
    expect(restoredSnapshot(put, undefined)).toBeUndefined()
  })
})
