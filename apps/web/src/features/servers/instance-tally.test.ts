import type { InstanceRow } from '@gantry/protocol/instance-row'
import { describe, expect, it } from 'vitest'
import { countByProject, tallyByServer, total } from './instance-tally.ts'

const row = (server: string, status: string, project = 'default'): InstanceRow => ({
  server,
  project,
  name: `${server}-${status}`,
  member: null,
  type: 'container',
  status,
  image: '',
  architecture: 'x86_64',
  addresses: [],
  profiles: [],
  description: '',
  created: '2026-11-24T10:00:00Z',
  lastUsed: null,
  ephemeral: false,
  user: {},
})

describe('instances by status', () => {
  const rows = [
    row('alpha01', 'Stopped'),
    row('alpha01', 'Starting'),
    row('alpha01', 'Running'),
    row('alpha01', 'Running'),
    row('beta002', 'Error'),
  ]

  it('are counted for each server, running first and passing statuses last', () => {
    expect(tallyByServer(rows).get('alpha01')).toEqual([
      { status: 'Running', count: 2 },
      { status: 'Stopped', count: 1 },
      { status: 'Starting', count: 1 },
    ])
    expect(tallyByServer(rows).get('beta002')).toEqual([{ status: 'Error', count: 1 }])
  })

  it('have no entry for a server without instances', () => {
    expect(tallyByServer(rows).get('gamma03')).toBeUndefined()
    expect(total([])).toBe(0)
  })

  it('add up', () => {
    expect(total(tallyByServer(rows).get('alpha01') ?? [])).toBe(4)
  })

  it('are counted for each project of one server', () => {
    const counts = countByProject(
      [...rows, row('alpha01', 'Running', 'ci'), row('beta002', 'Error', 'ci')],
      'alpha01',
    )
    expect([...counts]).toEqual([
      ['default', 4],
      ['ci', 1],
    ])
  })
})
