import type { OperationRow } from '@gantry/protocol/operation-row'
import { describe, expect, it } from 'vitest'
import { creationsOf } from '../actions/passing.ts'
import { testRow } from '../test-rows.ts'
import { effective, inScope, withCreations } from './result.ts'

const rows = [
  testRow({ name: 'a' }),
  testRow({ name: 'b', project: 'shop' }),
  testRow({ name: 'c', server: 'beta00' }),
]
const names = (list: readonly { name: string }[]): string[] => list.map((row) => row.name)

describe('the scope', () => {
  it('narrows by server and project', () => {
    expect(inScope(rows, { server: undefined, project: undefined })).toBe(rows)
    expect(names(inScope(rows, { server: 'alpha0', project: undefined }))).toEqual(['a', 'b'])
    expect(names(inScope(rows, { server: 'alpha0', project: 'shop' }))).toEqual(['b'])
  })
})

describe('the selection', () => {
  it('reaches only what is in the result', () => {
    const selection = new Set(['alpha0/default/a', 'beta00/default/c', 'gone00/default/x'])
    expect(names(effective(selection, rows))).toEqual(['a', 'c'])
    expect(names(effective(selection, rows.slice(1)))).toEqual(['c'])
    expect(effective(new Set(), rows)).toEqual([])
  })
})

describe('instances that are being made', () => {
  const creating = (name: string, part: Partial<OperationRow> = {}): OperationRow => ({
    server: 'alpha0',
    id: name,
    project: 'default',
    member: 'm1',
    description: 'Creating instance',
    status: 'Running',
    progress: null,
    resources: [{ kind: 'instance', project: 'default', name }],
    cancellable: true,
    error: '',
    created: '2026-11-20T10:00:00Z',
    updated: '2026-11-20T10:00:00Z',
    ended: null,
    person: null,
    requestor: null,
    ...part,
  })

  it('have a row before their server lists them, and only then', () => {
    const making = creationsOf([creating('a'), creating('new')])
    const all = withCreations(rows, making)
    expect(names(all)).toEqual(['a', 'b', 'c', 'new'])
    expect(all[3]).toMatchObject({ status: 'Creating', server: 'alpha0', project: 'default', member: 'm1' })
    expect([...making.keys()]).toEqual(['alpha0/default/a', 'alpha0/default/new'])
  })

  it('have none once the operation has ended', () => {
    const ended = creating('new', { status: 'Failure', ended: '2026-11-20T10:00:01Z' })
    expect(withCreations(rows, creationsOf([ended]))).toBe(rows)
  })
})
