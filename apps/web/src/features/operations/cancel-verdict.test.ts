import type { OperationRow } from '@gantry/protocol/operation-row'
import { describe, expect, it } from 'vitest'
import { t } from '../../i18n/en.ts'
import { no, yes } from '../../ui/verdict.ts'
import { serverRow } from '../servers/server-row-fixture.ts'
import { canCancel } from './cancel-verdict.ts'

const running: OperationRow = {
  server: 'alpha01',
  id: '1',
  project: 'default',
  member: null,
  description: 'Creating instance',
  status: 'Running',
  progress: null,
  resources: [],
  cancellable: true,
  error: '',
  created: '2026-11-24T10:00:00Z',
  updated: '2026-11-24T10:00:02Z',
  ended: null,
  person: null,
  requestor: null,
}
const reasons = t.operations.reasons
const may = (): boolean => true

describe('cancelling an operation', () => {
  it('is possible while it runs and its server can be reached', () => {
    expect(canCancel(running, serverRow(), may)).toEqual(yes)
  })

  it.each<[string, Partial<OperationRow>, string]>([
    ['has ended', { status: 'Failure' }, reasons.ended],
    ['is being cancelled', { status: 'Cancelling' }, reasons.cancelling],
    ['cannot be cancelled', { cancellable: false }, reasons.notCancellable],
  ])('is refused when it %s', (_, change, why) => {
    expect(canCancel({ ...running, ...change }, serverRow(), may)).toEqual(no(why))
  })

  it('is refused without the permission, and while the server is away', () => {
    expect(canCancel(running, serverRow(), () => false)).toEqual(no(reasons.notPermitted))
    expect(canCancel(running, serverRow({ state: 'unreachable' }), may)).toEqual(no(reasons.offline))
    expect(canCancel(running, undefined, may)).toEqual(no(reasons.offline))
  })

  it('asks for the permission in the project of the operation', () => {
    const asked: unknown[] = []
    canCancel(running, serverRow(), (...question) => asked.push(question) > 0)
    expect(asked).toEqual([['instances.operate', { server: 'alpha01', project: 'default' }]])
  })
})
