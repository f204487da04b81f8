import { describe, expect, it } from 'vitest'
import { newBinding } from './binding-form.ts'
import { PersonFields } from './person-form.ts'

const person = { name: 'Ada', email: 'ada@example.org', password: 'long enough', roles: [newBinding] }
const wrong = (fields: typeof person): string[] =>
  (PersonFields.safeParse(fields).error?.issues ?? []).map(({ path }) => path.join('.'))

describe('the form of a person', () => {
  it('takes one with or without roles', () => {
    expect(wrong(person)).toEqual([])
    expect(wrong({ ...person, roles: [] })).toEqual([])
  })

  it('points at the field of the role that is wrong', () => {
    const roles = [newBinding, { ...newBinding, where: 'project' as const, server: 'alpha01' }, newBinding]
    expect(wrong({ ...person, roles })).toEqual(['roles.1.project', 'roles.2.role'])
  })

  it('points at what is missing', () => {
    expect(wrong({ ...person, name: '', email: 'ada', password: 'short' })).toEqual([
      'name',
      'email',
      'password',
    ])
  })
})
