import { describe, expect, it } from 'vitest'
import { testRow } from '../test-rows.ts'
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
