import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { StartAction } from '../src/actions.ts'
import { InstanceKey, type InstanceRow, instanceKey, splitInstanceKey } from '../src/instance-row.ts'
import { LiveMessage, LiveRequest } from '../src/live.ts'
import { hasEnded, OperationStatus } from '../src/operation-row.ts'
import { AddServer, ChangeServer } from '../src/servers.ts'
import { Session, Setup } from '../src/session.ts'

const row: InstanceRow = {
  server: 'alpha1',
  project: 'default',
  name: 'web-1',
  member: null,
  type: 'container',
  status: 'Running',
  image: 'Debian bookworm',
  architecture: 'x86_64',
  addresses: ['10.0.0.2'],
  profiles: ['default'],
  description: '',
  created: '2026-11-24T10:00:00Z',
  lastUsed: null,
  ephemeral: false,
  user: { team: 'web' },
}

describe('an instance key', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,30}$/)
  it('comes apart into what it was made of', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{6,32}$/), name, name, (server, project, instance) => {
        const key = instanceKey({ server, project, name: instance })
        expect(InstanceKey.parse(key)).toBe(key)
        expect(splitInstanceKey(key)).toEqual({ server, project, name: instance })
      }),
    )
  })

  it('is refused where a part is missing or there is one too many', () => {
    for (const bad of [
      '',
      'alpha1',
      'alpha1/default',
      'alpha1/default/',
      'alpha1/default/a/b',
      'x/default/a',
    ]) {
      expect(InstanceKey.safeParse(bad).success, bad).toBe(false)
    }
  })
})

describe('live messages', () => {
  it('keep a row as it is', () => {
    const batch = { type: 'batch', seq: 7, instances: { put: [row], drop: ['alpha1/default/old'] } }
    expect(LiveMessage.parse(batch)).toEqual(batch)
  })

  it('are refused when their type is unknown or a row lacks a field', () => {
    expect(LiveMessage.safeParse({ type: 'news' }).success).toBe(false)
    const { status: _, ...lacking } = row
    const batch = { type: 'batch', seq: 1, instances: { put: [lacking], drop: [] } }
    expect(LiveMessage.safeParse(batch).success).toBe(false)
  })

  it('let a browser watch 200 rows and no more', () => {
    const watch = (count: number) => ({
      type: 'watch',
      rows: Array.from({ length: count }, (_, index) => `alpha1/default/web-${index}`),
      usage: false,
      capacity: false,
    })
    expect(LiveRequest.safeParse(watch(200)).success).toBe(true)
    expect(LiveRequest.safeParse(watch(201)).success).toBe(false)
  })

  it('survive whatever a browser sends', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => typeof LiveRequest.safeParse(value).success === 'boolean'),
    )
  })
})

describe('an action', () => {
  it('is known, and names 1 to 5,000 instances', () => {
    const start = (instances: string[], action = 'start') =>
      StartAction.safeParse({ what: { action }, instances }).success
    const key = 'alpha1/default/web'
    expect(start([key])).toBe(true)
    expect(start([])).toBe(false)
    expect(start([key], 'explode')).toBe(false)
    expect(start(Array.from({ length: 5001 }, () => key))).toBe(false)
  })

  it('is a transfer of 200 at most', () => {
    const transfer = { to: { server: 'beta01', project: 'default' }, profiles: { old: null } }
    const start = (length: number) =>
      StartAction.safeParse({
        what: { action: 'transfer', transfer },
        instances: Array.from({ length }, (_, index) => `alpha1/default/web-${index}`),
      }).success
    expect(start(200)).toBe(true)
    expect(start(201)).toBe(false)
  })
})

describe('an operation', () => {
  it('has ended in four of its states', () => {
    const ended = OperationStatus.options.filter(hasEnded)
    expect(ended).toEqual(['Success', 'Failure', 'Cancelled', 'Lost'])
  })
})

describe('adding a server', () => {
  const password = {
    way: 'password',
    name: 'alpha',
    addresses: ['192.0.2.1'],
    fingerprint: 'a'.repeat(64),
    password: 'x',
  }
  it('by password needs the fingerprint that the person agreed to', () => {
    expect(AddServer.safeParse(password).success).toBe(true)
    expect(AddServer.safeParse({ ...password, fingerprint: undefined }).success).toBe(false)
    expect(AddServer.safeParse({ ...password, fingerprint: 'a1' }).success).toBe(false)
  })

  it('refuses names that would not stand in a URL or a table', () => {
    for (const name of ['', ' a', 'a/b', '../x', 'a'.repeat(64), '<b>']) {
      expect(AddServer.safeParse({ ...password, name }).success, name).toBe(false)
    }
  })

  it('may later change any part alone, but not to no address', () => {
    expect(ChangeServer.safeParse({ disabled: true }).success).toBe(true)
    expect(ChangeServer.safeParse({ addresses: [] }).success).toBe(false)
  })
})

describe('people', () => {
  const person = { token: 't', name: 'Ada', email: 'ada@example.org', password: 'long enough' }
  it('S24 choose a password of 8 to 128 characters', () => {
    expect(Setup.safeParse(person).success).toBe(true)
    expect(Setup.safeParse({ ...person, password: 'seven77' }).success).toBe(false)
    expect(Setup.safeParse({ ...person, password: 'x'.repeat(129) }).success).toBe(false)
  })

  it('S21 see nothing of a session before they are in', () => {
    expect(Session.parse({ state: 'signed-out', person: { name: 'Ada' } })).toEqual({ state: 'signed-out' })
  })
})
