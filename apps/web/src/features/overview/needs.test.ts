import { describe, expect, it } from 'vitest'
import { instance, operation, server } from '../../live/test-rows.ts'
import { fleetTotals } from './fleet-totals.ts'
import { needsOf } from './needs.ts'

const gib = 1024 ** 3
const capacity = {
  cpus: 4,
  load: 1,
  memory: { used: 3.8 * gib, total: 4 * gib },
  pools: [
    { name: 'fast', member: null, driver: 'zfs', used: 9 * gib, total: 10 * gib },
    { name: 'dir', member: null, driver: 'dir', used: null, total: null },
  ],
  warnings: 2,
  at: '2026-11-24T12:00:00Z',
}
const now = Date.parse('2026-11-24T12:00:00Z')

describe('needsOf', () => {
  it('has nothing to say of a fleet that is well', () => {
    expect(needsOf([server('alpha')], [instance('web')], [operation('one')], now)).toEqual([])
  })

  it('names what is broken before what needs a look, with the reason', () => {
    const needs = needsOf(
      [
        server('alpha', { capacity }),
        server('delta', { state: 'unreachable', why: 'connection refused' }),
        server('gamma', {
          clustered: true,
          members: [
            {
              name: 'm2',
              address: '',
              status: 'Offline',
              message: 'no heartbeat',
              roles: [],
              architecture: '',
            },
          ],
        }),
      ],
      [instance('bad', { status: 'Error' })],
      [operation('two', { status: 'Failure', error: 'no space', ended: '2026-11-24T11:00:00Z' })],
      now,
    )
    expect(needs.map(({ tone }) => tone)).toEqual(['bad', 'bad', 'bad', 'warn', 'warn', 'warn', 'warn'])
    expect(needs.find(({ id }) => id === 'delta00 state')?.why).toBe('connection refused')
    expect(needs.map(({ text }) => text)).toContain('Pool fast on alpha is 90 % full')
    expect(needs.map(({ text }) => text)).toContain('gamma: member m2 is offline')
    expect(needs.find(({ id }) => id === 'alpha00 errors')?.to).toEqual({
      page: 'instances',
      q: 'server:alpha status:error',
    })
  })

  it('forgets failures of yesterday, and does not repeat what an unreachable server last said', () => {
    const old = operation('old', { status: 'Failure', ended: '2026-11-22T11:00:00Z' })
    const away = server('alpha', { state: 'unreachable', capacity })
    expect(needsOf([away], [], [old], now).map(({ id }) => id)).toEqual(['alpha00 state'])
  })
})

describe('fleetTotals', () => {
  it('sums what is known, and leaves out the figures of servers that are away', () => {
    const totals = fleetTotals(
      [
        server('alpha', { capacity }),
        server('beta', { capacity: { ...capacity, cpus: null, load: null } }),
        server('delta', { state: 'unreachable', capacity }),
      ],
      [instance('a'), instance('b', { status: 'Stopped' })],
    )
    expect(totals).toMatchObject({ servers: 3, online: 2, instances: 2, running: 1, cpus: 4, load: 1 })
    expect(totals.memory?.total).toBe(8 * gib)
    expect(totals.storage).toEqual({ used: 18 * gib, total: 20 * gib })
  })

  it('gives no load where only some tell it', () => {
    const servers = [server('alpha', { capacity }), server('beta', { capacity: { ...capacity, load: null } })]
    expect(fleetTotals(servers, [])).toMatchObject({ cpus: 8, load: null })
  })

  it('says null where nobody knows', () => {
    expect(fleetTotals([server('alpha')], [])).toMatchObject({
      cpus: null,
      load: null,
      memory: null,
      storage: null,
    })
  })
})
