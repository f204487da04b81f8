import { type SnapshotAction, snapshotActions } from '@gantry/protocol/snapshot-actions'
import { describe, expect, it } from 'vitest'
import { restoredSnapshot } from '../../src/lxd-api/restored.ts'
import { routes } from '../../src/lxd-api/routes.ts'

const find = (method: string, path: string) => {
  const route = routes.find((it) => it.method === method && it.path === path)
  if (!route) throw new Error(`${method} ${path} is not in the table`)
  return route
}

const instance = '/1.0/instances/{name}'
const snapshot = `${instance}/snapshots/{snapshot}`

describe('snapshots in the closed table', () => {
  const requests: Record<Exclude<SnapshotAction, 'restore'>, [method: string, path: string]> = {
    create: ['POST', `${instance}/snapshots`],
    rename: ['POST', snapshot],
    expiry: ['PUT', snapshot],
    copy: ['POST', '/1.0/instances'],
    delete: ['DELETE', snapshot],
    schedule: ['PUT', instance],
  }
  it.each(Object.entries(requests))(
    'S12 %s needs the permission and has the audit name that the pages know',
    (action, asked) => {
      const route = find(...asked)
      const known = Object.entries(snapshotActions).find(([name]) => name === action)?.[1]
      expect({ permission: route.permission, audit: route.audit }).toEqual(known)
    },
  )

  it('S12 restoring needs what any change of the instance needs', () => {
    expect(find('PUT', instance).permission).toBe(snapshotActions.restore.permission)
  })
})

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
