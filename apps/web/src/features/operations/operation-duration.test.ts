import type { OperationRow } from '@gantry/protocol/operation-row'
import { describe, expect, it } from 'vitest'
import { durationOf } from './operation-duration.ts'

const row: OperationRow = {
  server: 'alpha01',
  id: '1',
  project: 'default',
  member: null,
  description: 'Starting instance',
  status: 'Success',
  progress: null,
  resources: [],
  cancellable: false,
  error: '',
  created: '2026-11-24T10:00:00Z',
  updated: '2026-11-24T10:00:02Z',
  ended: '2026-11-24T10:00:03Z',
  person: null,
  requestor: null,
}
const now = Date.parse('2026-11-24T10:01:00Z')

describe('the duration of an operation', () => {
  it('ends with it', () => {
    expect(durationOf(row, now)).toBe(3000)
  })

  it('takes the last change where the end was never seen', () => {
    expect(durationOf({ ...row, status: 'Lost', ended: null }, now)).toBe(2000)
  })

  it('goes on while it runs, and is never negative when the clocks differ', () => {
    const running: OperationRow = { ...row, status: 'Running', ended: null }
    expect(durationOf(running, now)).toBe(60_000)
    expect(durationOf(running, now - 120_000)).toBe(0)
  })
})
