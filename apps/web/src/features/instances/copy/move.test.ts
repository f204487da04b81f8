import { expect, it } from 'vitest'
import { serverRow } from '../../servers/server-row-fixture.ts'
import { testRow } from '../test-rows.ts'
import { moveBody, moveCommand, movesTo } from './move.ts'

const row = testRow({ name: 'web', project: 'default', member: 'm1' })
const here = { project: 'default', member: 'm1', pool: '' }

it('tells what is another place', () => {
  expect(movesTo(row, here)).toEqual([])
  expect(movesTo(row, { ...here, member: 'm2' })).toEqual([{ member: 'm2' }])
  expect(movesTo(row, { project: 'shop', member: 'm1', pool: 'fast' })).toEqual([
    { project: 'shop', pool: 'fast' },
  ])
  expect(movesTo(row, { ...here, member: 'm2', pool: 'fast' })).toEqual([{ member: 'm2' }, { pool: 'fast' }])
})

it('asks for a migration within the server', () => {
  expect(moveBody(row, { member: 'm2' })).toEqual({ name: 'web', migration: true })
  expect(moveBody(row, { project: 'shop', pool: 'fast' })).toEqual({
    name: 'web',
    migration: true,
    project: 'shop',
    pool: 'fast',
  })
})

it('is the same as a command', () => {
  const target = { ...row, of: serverRow({ name: 'gamma', product: 'lxd' }) }
  expect(moveCommand(target, { member: 'm2' })).toBe('lxc move gamma:web --target m2')
  expect(moveCommand(target, { project: 'shop', pool: 'fast' })).toBe(
    'lxc move gamma:web gamma:web --storage fast --target-project shop',
  )
})
