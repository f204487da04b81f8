import { describe, expect, it } from 'vitest'
import { testRow, testServer } from '../test-rows.ts'
import { renameCommand } from './rename-command.ts'
import { renameProblem } from './rename-problem.ts'

const row = testRow({ name: 'web' })
const others = [row, testRow({ name: 'taken' }), testRow({ name: 'elsewhere', project: 'shop' })]

describe('a new name', () => {
  it.each([
    ['', 'A name'],
    ['web', 'That is its name already'],
    ['1st', 'Must not begin with a digit'],
    ['taken', 'alpha has an instance taken in the project default'],
    ['elsewhere', null],
    ['www', null],
  ])('%j', (name, problem) => {
    expect(renameProblem(name, row, others, 'alpha')).toBe(problem)
  })
})

describe('the command', () => {
  const servers = new Map([
    ['alpha0', testServer()],
    ['delta0', testServer({ id: 'delta0', name: 'delta', product: 'incus' })],
  ])
  it('renames in place', () => {
    expect(renameCommand(row, 'www', servers)).toBe('lxc rename alpha:web www')
    expect(renameCommand({ ...row, server: 'delta0', project: 'shop' }, 'www', servers)).toBe(
      'incus rename delta:web www --project shop',
    )
    expect(renameCommand({ ...row, project: 'shop' }, '', servers)).toBe(
      'lxc rename alpha:web <name> --project shop',
    )
  })
})
