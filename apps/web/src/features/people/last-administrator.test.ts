import type { Binding } from '@gantry/protocol/permissions'
import type { Person } from '@gantry/protocol/session'
import { describe, expect, it } from 'vitest'
import { isLastAdministrator } from './last-administrator.ts'

const everything: Binding = { role: 'admin', scope: { everything: true } }
const person = (id: string, bindings: Binding[], disabled = false): Person => ({
  id,
  name: id,
  email: `${id}@example.org`,
  disabled,
  bindings,
  created: '2026-11-24T10:00:00Z',
})
const ada = person('ada', [everything])

describe('the last administrator', () => {
  it('is the only one with that role on everything', () => {
    const people = [
      ada,
      person('bob', [{ role: 'admin', scope: { server: 'alpha01' } }]),
      person('cyd', [{ role: 'manager', scope: { everything: true } }]),
    ]
    expect(isLastAdministrator(people, ada)).toBe(true)
    expect(people.slice(1).some((one) => isLastAdministrator(people, one))).toBe(false)
  })

  it('is nobody when there are two', () => {
    expect(isLastAdministrator([ada, person('bob', [everything])], ada)).toBe(false)
  })

  it('does not count the disabled ones', () => {
    const people = [ada, person('bob', [everything], true)]
    expect(isLastAdministrator(people, ada)).toBe(true)
    expect(people.slice(1).some((one) => isLastAdministrator(people, one))).toBe(false)
  })
})
