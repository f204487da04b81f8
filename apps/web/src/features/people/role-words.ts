import type { Binding } from '@gantry/protocol/permissions'
import { t } from '../../i18n/en.ts'

/** `Administrator on everything`, `Viewer on alpha, project ci`: a role as a person says it. */
export const roleWords = (
  { role, scope }: Binding,
  nameOf: (server: string) => string | undefined,
): string => {
  const name = t.people.roles[role]
  if ('everything' in scope) return t.people.on(name, t.people.everything)
  const server = nameOf(scope.server) ?? t.people.goneServer
  return t.people.on(name, scope.project === undefined ? server : t.people.project(server, scope.project))
}
