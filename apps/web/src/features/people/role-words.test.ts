import { describe, expect, it } from 'vitest'
import { roleWords } from './role-words.ts'

const nameOf = (id: string) => (id === 'alpha01' ? 'alpha' : undefined)

describe('a role in words', () => {
  it('names where it holds', () => {
    expect(roleWords({ role: 'admin', scope: { everything: true } }, nameOf)).toBe(
      'Administrator on everything',
    )
    expect(roleWords({ role: 'viewer', scope: { server: 'alpha01' } }, nameOf)).toBe('Viewer on alpha')
    expect(roleWords({ role: 'viewer', scope: { server: 'alpha01', project: 'ci' } }, nameOf)).toBe(
      'Viewer on alpha, project ci',
    )
  })

  it('says so when the server is gone', () => {
    expect(roleWords({ role: 'viewer', scope: { server: 'beta002' } }, nameOf)).toBe(
      'Viewer on a server that is gone',
    )
  })
})
