import type { Role, Scope } from '@gantry/protocol/permissions'
import { expect, it } from 'vitest'
import { testServer } from '../test-rows.ts'
import { restoreVerdict } from './can-restore.ts'

const verdict = (role: Role, scope: Scope, isRestricted: boolean, server = testServer()) => {
  const answer = restoreVerdict([{ role, scope }], server, 'shop', isRestricted)
  return answer.ok ? 'yes' : answer.why
}
const everything = { everything: true } as const
const shop = { server: 'alpha0', project: 'shop' }

it('an administrator restores anywhere, a manager where the server holds the project in bounds', () => {
  expect(verdict('admin', everything, false)).toBe('yes')
  expect(verdict('admin', { server: 'alpha0' }, false)).toBe('yes')
  expect(verdict('manager', shop, true)).toBe('yes')
  expect(verdict('manager', everything, false)).toContain('Only an administrator of alpha')
  expect(verdict('admin', { server: 'other0' }, false)).toContain('instances.manage')
  expect(verdict('operator', everything, true)).toContain('instances.manage')
})

it('nothing goes to a server that is not there', () => {
  expect(verdict('admin', everything, false, testServer({ state: 'unreachable' }))).toBe(
    'alpha is unreachable',
  )
})
