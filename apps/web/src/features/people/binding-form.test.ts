import type { Binding } from '@gantry/protocol/permissions'
import { describe, expect, it } from 'vitest'
import { bindingOf, bindingProblems, fieldsOf, newBinding } from './binding-form.ts'

const bindings: Binding[] = [
  { role: 'admin', scope: { everything: true } },
  { role: 'operator', scope: { server: 'alpha01' } },
  { role: 'viewer', scope: { server: 'alpha01', project: 'ci' } },
]

describe('a role in the form', () => {
  it('comes back as it went in', () => {
    expect(bindings.map(fieldsOf).map(bindingOf)).toEqual(bindings)
  })

  it('forgets the server when it is for everything', () => {
    const fields = { ...newBinding, server: 'alpha01', project: 'ci' }
    expect(bindingOf(fields)).toEqual({ role: 'viewer', scope: { everything: true } })
    expect(bindingOf({ ...fields, where: 'server' })).toEqual({
      role: 'viewer',
      scope: { server: 'alpha01' },
    })
  })
})

describe('a list of roles', () => {
  it('is right as the bindings that people have', () => {
    expect(bindingProblems(bindings.map(fieldsOf))).toEqual([])
    expect(bindingProblems([])).toEqual([])
  })

  it('wants a server and a project where the scope has one', () => {
    expect(
      bindingProblems([
        { ...newBinding, where: 'server' },
        { ...newBinding, where: 'project', server: 'alpha01' },
      ]),
    ).toEqual([
      { at: 0, field: 'server', why: 'missing' },
      { at: 1, field: 'project', why: 'missing' },
    ])
  })

  it('wants each scope once, also with different roles', () => {
    const rows = [newBinding, { ...newBinding, role: 'admin' as const }]
    expect(bindingProblems(rows)).toEqual([{ at: 1, field: 'role', why: 'double' }])
  })

  it('takes a server and its project as two scopes', () => {
    const server = { ...newBinding, where: 'server' as const, server: 'alpha01' }
    expect(bindingProblems([server, { ...server, where: 'project', project: 'ci' }])).toEqual([])
  })
})
