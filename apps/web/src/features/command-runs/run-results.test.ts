import type { CommandItem, CommandRun } from '@gantry/protocol/saved-command'
import { describe, expect, it } from 'vitest'
import { countsOf, exitFilters, failedOf, filtered, overOf, runName } from './run-results.ts'

const item = (name: string, part: Partial<CommandItem>): CommandItem => ({
  key: `alpha0/default/${name}`,
  state: 'done',
  exitCode: 0,
  error: '',
  bytes: 0,
  ...part,
})
const items = [
  item('good', {}),
  item('bad', { exitCode: 3 }),
  item('killed', { exitCode: 137 }),
  item('stopped', { state: 'failed', exitCode: null, error: 'Instance is not running' }),
  item('runs', { state: 'running', exitCode: null }),
  item('waits', { state: 'waiting', exitCode: null }),
]
const run: CommandRun = {
  id: 'one',
  name: '',
  command: { line: 'uname -a\ntrue', user: null, environment: {} },
  person: { id: 'ada', name: 'Ada' },
  started: '2026-11-20T10:00:00Z',
  ended: null,
  items,
}

describe('the items of a run', () => {
  it.each([
    ['all', ['good', 'bad', 'killed', 'stopped', 'runs', 'waits']],
    ['zero', ['good']],
    ['other', ['bad', 'killed']],
    ['failed', ['stopped']],
  ] as const)('filter by exit code: %s', (filter, names) => {
    expect(filtered(items, filter).map(({ key }) => key.split('/')[2])).toEqual(names)
  })

  it('are counted as the filters show them', () => {
    const counts = countsOf(items)
    for (const filter of exitFilters) expect(counts[filter]).toBe(filtered(items, filter).length)
  })

  it('failed with another exit code than 0, or without one', () => {
    expect(failedOf(run)).toBe(3)
    expect(overOf(run)).toBe(4)
  })
})

it('is called by its first line where it has no name', () => {
  expect(runName(run)).toBe('uname -a')
  expect(runName({ ...run, name: 'Kernel' })).toBe('Kernel')
})
