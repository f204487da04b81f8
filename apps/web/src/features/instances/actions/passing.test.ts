import type { OperationRow } from '@gantry/protocol/operation-row'
import { describe, expect, it } from 'vitest'
import { creationsOf, passingStatuses, passingWord } from './passing.ts'

const operation = (part: Partial<OperationRow> = {}): OperationRow => ({
  server: 'alpha0',
  id: 'one',
  project: 'default',
  member: null,
  description: 'Starting instance',
  status: 'Running',
  progress: null,
  resources: [{ kind: 'instance', project: 'default', name: 'web-1' }],
  cancellable: false,
  error: '',
  created: '2026-11-20T10:00:00Z',
  updated: '2026-11-20T10:00:00Z',
  ended: null,
  person: null,
  requestor: null,
  ...part,
})

describe('the passing status', () => {
  it.each([
    ['Starting instance', 'Starting'],
    ['Stopping container', 'Stopping'],
    ['Unfreezing instance', 'Unfreezing'],
    ['Creating instance', 'Creating'],
    ['Executing command', null],
    ['Creating snapshot', null],
    ['Deleting image', null],
  ])('%s', (description, word) => {
    expect(passingWord(description)).toBe(word)
  })

  it('is that of the youngest operation that has not ended', () => {
    const statuses = passingStatuses([
      operation({ description: 'Stopping instance', created: '2026-11-20T10:00:02Z' }),
      operation(),
      operation({
        description: 'Deleting instance',
        created: '2026-11-20T10:00:03Z',
        status: 'Failure',
        ended: '2026-11-20T10:00:04Z',
      }),
    ])
    expect([...statuses]).toEqual([['alpha0/default/web-1', 'Stopping']])
  })

  it('is that of a copy alone, not of its original', () => {
    const resources = [
      { kind: 'instance', project: 'default', name: 'copy' },
      { kind: 'instance', project: 'default', name: 'web-1' },
    ]
    const copying = operation({ description: 'Creating instance', resources })
    expect([...passingStatuses([copying])]).toEqual([['alpha0/default/copy', 'Creating']])
    expect([...creationsOf([copying]).keys()]).toEqual(['alpha0/default/copy'])
  })

  it('holds for each instance of the operation, in its own project', () => {
    const resources = [
      { kind: 'instance', project: 'shop', name: 'a' },
      { kind: 'image', project: 'shop', name: 'b' },
    ]
    expect([...passingStatuses([operation({ resources })]).keys()]).toEqual(['alpha0/shop/a'])
  })
})
