import type { Binding } from '@gantry/protocol/permissions'
import type { Person } from '@gantry/protocol/session'
import { describe, expect, it } from 'vitest'
import { peopleWithRoleOn } from './people-on-server.ts'

const person = (id: string, ...bindings: Binding[]): Person => ({
  id,
  name: id,
  email: `${id}@example.org`,
  disabled: false,
  bindings,
  created: '2026-11-24T10:00:00Z',
})

describe('the people of a server', () => {
  it('hold a role on it or on one of its projects, not on everything or on another server', () => {
    const people = [
      person('ada', { role: 'admin', scope: { everything: true } }),
      person(
        'bob',
        { role: 'viewer', scope: { server: 'beta002' } },
        { role: 'viewer', scope: { server: 'alpha01' } },
      ),
      person('cyd', { role: 'viewer', scope: { server: 'alpha01', project: 'ci' } }),
      person('dee', { role: 'viewer', scope: { server: 'beta002' } }),
    ]
    expect(peopleWithRoleOn(people, 'alpha01').map(({ id }) => id)).toEqual(['bob', 'cyd'])
  })
})
