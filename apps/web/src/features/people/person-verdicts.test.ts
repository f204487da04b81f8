import type { Binding } from '@gantry/protocol/permissions'
import type { Person } from '@gantry/protocol/session'
import { describe, expect, it } from 'vitest'
import { t } from '../../i18n/en.ts'
import { no } from '../../ui/verdict.ts'
import { canLose } from './person-verdicts.ts'

const everything: Binding = { role: 'admin', scope: { everything: true } }
const person = (id: string, bindings: Binding[]): Person => ({
  id,
  name: id,
  email: `${id}@example.org`,
  disabled: false,
  bindings,
  created: '2026-11-24T10:00:00Z',
})
const ada = person('ada', [everything])
const bob = person('bob', [everything])
const cyd = person('cyd', [])

describe('disabling or removing a person', () => {
  it('is refused for the last administrator, with that reason', () => {
    expect(canLose([ada, cyd], ada, ada)).toEqual(no(t.people.reasons.last))
  })

  it('is refused for oneself', () => {
    expect(canLose([ada, bob], ada, ada)).toEqual(no(t.people.reasons.self))
  })

  it('is fine for anybody else', () => {
    expect(canLose([ada, bob], bob, ada).ok).toBe(true)
    expect(canLose([ada, cyd], cyd, ada).ok).toBe(true)
  })
})
