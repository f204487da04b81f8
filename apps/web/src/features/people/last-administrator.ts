import type { Binding } from '@gantry/protocol/permissions'
import type { Person } from '@gantry/protocol/session'

export const administersEverything = (bindings: readonly Binding[]): boolean =>
  bindings.some(({ role, scope }) => role === 'admin' && 'everything' in scope)

/**
 * Whether this person is the only one left who may change people. Without one nobody could add another, so they
 * can be neither removed nor disabled nor lose that role. The BFF decides the same; here it is said beforehand.
 */
export const isLastAdministrator = (people: readonly Person[], person: Person): boolean => {
  const administrators = people.filter((one) => !one.disabled && administersEverything(one.bindings))
  return administrators.length === 1 && administrators[0]?.id === person.id
}
