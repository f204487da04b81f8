import { instanceActions } from '@gantry/protocol/actions'
import type { Binding, Role } from '@gantry/protocol/permissions'
import { describe, expect, it } from 'vitest'
import { testRow, testServer } from '../test-rows.ts'
import { type ActionContext, can, canSome, mainAction } from './can.ts'

const bindings = (role: Role): Binding[] => [{ role, scope: { everything: true } }]
const context = (part: Partial<ActionContext> = {}): ActionContext => ({
  server: testServer(),
  bindings: bindings('manager'),
  passing: undefined,
  ...part,
})

const possible = (status: string, part: Partial<ActionContext> = {}): string[] =>
  instanceActions.filter((action) => can(action, testRow({ status }), context(part)).ok)

const why = (...args: Parameters<typeof can>): string => {
  const verdict = can(...args)
  return verdict.ok ? '' : verdict.why
}

describe('the action table', () => {
  it.each([
    ['Running', ['stop', 'force-stop', 'restart', 'freeze']],
    ['Ready', ['stop', 'force-stop', 'restart', 'freeze']],
    ['Stopped', ['start', 'delete']],
    ['Frozen', ['force-stop', 'unfreeze']],
    ['Error', ['start', 'force-stop', 'delete']],
    ['Stopping', ['force-stop']],
  ])('in %s', (status, expected) => {
    expect(possible(status)).toEqual(expected)
  })

  it('says in which states an action works', () => {
    expect(why('start', testRow(), context())).toBe(
      'Start works when the instance is stopped or in error; it is running',
    )
  })

  it('offers nothing without permission, and all but delete to an operator', () => {
    expect(possible('Stopped', { bindings: bindings('viewer') })).toEqual([])
    expect(possible('Stopped', { bindings: bindings('operator') })).toEqual(['start'])
    expect(why('delete', testRow(), context({ bindings: bindings('operator') }))).toContain(
      'instances.manage',
    )
  })

  it('looks at the scope of the role', () => {
    const own: Binding[] = [{ role: 'manager', scope: { server: 'alpha0', project: 'shop' } }]
    expect(possible('Stopped', { bindings: own })).toEqual([])
    expect(can('start', testRow({ project: 'shop', status: 'Stopped' }), context({ bindings: own })).ok).toBe(
      true,
    )
  })

  it('offers nothing on a server that is not there, with the reason', () => {
    const server = testServer({ state: 'unreachable', why: 'connection refused' })
    expect(possible('Running', { server })).toEqual([])
    expect(why('stop', testRow(), context({ server }))).toBe('alpha is unreachable: connection refused')
    expect(why('stop', testRow(), context({ server: undefined }))).toContain('no longer')
  })

  it('waits for a running operation, but lets a hanging stop be forced', () => {
    expect(possible('Running', { passing: 'Stopping' })).toEqual(['force-stop'])
    expect(possible('Stopped', { passing: 'Starting' })).toEqual([])
  })
})

describe('many at once', () => {
  it('takes those that can and says why the others cannot', () => {
    const rows = [testRow({ name: 'a' }), testRow({ name: 'b', status: 'Stopped' })]
    const { verdict, able, unable } = canSome('stop', rows, () => context())
    expect(verdict.ok).toBe(true)
    expect(able.map((row) => row.name)).toEqual(['a'])
    expect(unable.map(({ row }) => row.name)).toEqual(['b'])
  })

  it('gives the most frequent reason where none can', () => {
    const rows = [
      testRow({ status: 'Frozen' }),
      testRow({ status: 'Stopped' }),
      testRow({ status: 'Stopped', name: 'b' }),
    ]
    const { verdict } = canSome('freeze', rows, () => context())
    expect(verdict).toEqual({ ok: false, why: expect.stringContaining('it is stopped') })
  })
})

it('the button of a row does what fits its state', () => {
  expect(['Running', 'Stopped', 'Frozen', 'Error'].map((status) => mainAction(testRow({ status })))).toEqual([
    'stop',
    'start',
    'unfreeze',
    'start',
  ])
})
