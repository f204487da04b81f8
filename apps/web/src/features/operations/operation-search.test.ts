import type { OperationRow } from '@gantry/protocol/operation-row'
import { describe, expect, it } from 'vitest'
import { historyQuery, isFiltered, matches, OperationSearch, withHistory } from './operation-search.ts'

const none = OperationSearch.parse({})
const row = (id: string, change: Partial<OperationRow> = {}): OperationRow => ({
  server: 'alpha01',
  id,
  project: 'default',
  member: null,
  description: 'Starting instance',
  status: 'Success',
  progress: null,
  resources: [{ kind: 'instance', project: 'default', name: 'web-1' }],
  cancellable: false,
  error: '',
  created: '2026-11-24T10:00:00Z',
  updated: '2026-11-24T10:00:01Z',
  ended: '2026-11-24T10:00:01Z',
  person: null,
  requestor: null,
  ...change,
})

describe('the URL of the operations page', () => {
  it('leaves out a status that is none, and takes a number as text', () => {
    expect(OperationSearch.parse({ status: 'Broken', text: 7 })).toEqual({ text: '7' })
  })

  it('says whether something is filtered; an open operation is no filter', () => {
    expect(isFiltered(none)).toBe(false)
    expect(isFiltered({ ...none, open: 'alpha01/1' })).toBe(false)
    expect(isFiltered({ ...none, text: 'web' })).toBe(true)
  })

  it('becomes a query without the empty fields', () => {
    expect(historyQuery({ ...none, server: 'alpha01', text: '', open: 'alpha01/1' })).toEqual({
      server: 'alpha01',
    })
  })
})

describe('the filter of live operations', () => {
  it('looks into description, error, id and resources, whatever the case', () => {
    const failed = row('7f', { error: 'No space left' })
    expect(['STARTING', 'no space', '7f', 'WEB-1'].every((text) => matches(failed, { ...none, text }))).toBe(
      true,
    )
    expect(matches(failed, { ...none, text: 'db' })).toBe(false)
  })

  it('wants every given field', () => {
    const mine = row('1', { person: { id: 'p1', name: 'Ada' } })
    expect(matches(mine, { ...none, person: 'p1', status: 'Success' })).toBe(true)
    expect(matches(mine, { ...none, person: 'p1', status: 'Failure' })).toBe(false)
    expect(matches(row('2'), { ...none, person: 'p1' })).toBe(false)
    expect(matches(mine, { ...none, project: 'ci' })).toBe(false)
    expect(matches(mine, { ...none, server: 'beta002' })).toBe(false)
  })
})

describe('live and remembered operations', () => {
  it('are one list: running first, then ended, newest first, each once', () => {
    const running = row('a', { status: 'Running', ended: null, created: '2026-11-24T09:00:00Z' })
    const older = row('b', { created: '2026-11-24T08:00:00Z' })
    const newer = row('c', { created: '2026-11-24T10:00:00Z' })
    const both = withHistory([running, newer], [newer, older], none)
    expect(both.running.map(({ id }) => id)).toEqual(['a'])
    expect(both.ended.map(({ id }) => id)).toEqual(['c', 'b'])
  })

  it('take the live end over a remembered run', () => {
    const both = withHistory([row('a')], [row('a', { status: 'Running', ended: null })], none)
    expect(both.running).toEqual([])
    expect(both.ended).toHaveLength(1)
  })

  it('never let an ended operation run again', () => {
    const both = withHistory([row('a', { status: 'Running', ended: null })], [row('a')], none)
    expect(both.running).toEqual([])
    expect(both.ended[0]?.status).toBe('Success')
  })

  it('drop a remembered row whose live one no longer matches', () => {
    const search = { ...none, status: 'Running' as const }
    const both = withHistory([row('a')], [row('a', { status: 'Running', ended: null })], search)
    expect(both).toEqual({ running: [], ended: [] })
  })
})
