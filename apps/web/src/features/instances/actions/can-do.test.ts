import { type InstanceTask, instanceTasks } from '@gantry/protocol/instance-tasks'
import type { Role } from '@gantry/protocol/permissions'
import { describe, expect, it } from 'vitest'
import { testRow, testServer } from '../test-rows.ts'
import type { ActionContext } from './can.ts'
import { canDo } from './can-do.ts'

const context = (role: Role, part: Partial<ActionContext> = {}): ActionContext => ({
  server: testServer({ extensions: ['instances_rebuild'] }),
  bindings: [{ role, scope: { everything: true } }],
  passing: undefined,
  ...part,
})
const tasks = Object.keys(instanceTasks).filter((task): task is InstanceTask => task in instanceTasks)
const possible = (status: string, with_: ActionContext): string[] =>
  tasks.filter((task) => canDo(task, testRow({ status }), with_).ok)

describe('the table of tasks', () => {
  it.each([
    ['viewer', []],
    ['operator', ['log-delete', 'output-delete']],
    ['manager', tasks],
  ] as const)('for a %s of a stopped instance', (role, expected) => {
    expect(possible('Stopped', context(role))).toEqual(expected)
  })

  it('renames, moves and rebuilds only what is stopped, and says so', () => {
    const others = tasks.filter((task) => !['rename', 'move', 'rebuild'].includes(task))
    expect(possible('Running', context('manager'))).toEqual(others)
    expect(canDo('rename', testRow(), context('manager'))).toEqual({
      ok: false,
      why: 'Rename works when the instance is stopped; it is running',
    })
  })

  it('says which permission is missing', () => {
    expect(canDo('publish', testRow(), context('operator'))).toEqual({
      ok: false,
      why: 'Needs the permission “images.manage” here',
    })
  })

  it('says which extension the server lacks', () => {
    expect(canDo('rebuild', testRow(), context('manager', { server: testServer() }))).toEqual({
      ok: false,
      why: 'This server cannot rebuild instances (API extension instances_rebuild)',
    })
  })

  it('waits for what runs on the instance, but files can be had and deleted', () => {
    expect(possible('Stopped', context('manager', { passing: 'Starting' }))).toEqual([
      'metadata-change',
      'template-write',
      'template-delete',
      'snapshot-rename',
      'snapshot-expiry',
      'snapshot-delete',
      'log-delete',
      'output-delete',
      'backup-download',
      'backup-delete',
    ])
  })

  it('does nothing on a server that cannot be reached', () => {
    const server = testServer({ state: 'unreachable', why: 'connection refused' })
    expect(possible('Stopped', context('manager', { server }))).toEqual([])
  })
})
