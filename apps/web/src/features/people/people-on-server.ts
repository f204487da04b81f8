import type { Person } from '@gantry/protocol/session'

/** Those who hold a role on this server or on a project of it; a role on everything is not counted. */
export const peopleWithRoleOn = (people: readonly Person[], server: string): Person[] =>
  people.filter((person) =>
    person.bindings.some(({ scope }) => !('everything' in scope) && scope.server === server),
  )
