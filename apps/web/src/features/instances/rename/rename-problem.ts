import type { InstanceRow } from '@gantry/protocol/instance-row'
import { tasks } from '../../../i18n/en/tasks.ts'
import { t } from '../../../i18n/en.ts'
import { nameProblem } from '../create/instance-name.ts'

/** What is wrong with a new name for the instance, or null. `serverName` is what people call its server. */
export const renameProblem = (
  name: string,
  row: InstanceRow,
  rows: Iterable<InstanceRow>,
  serverName: string,
): string | null => {
  if (name === '') return tasks.rename.missing
  if (name === row.name) return tasks.rename.same
  const problem = nameProblem(name)
  if (problem !== null) return problem
  for (const other of rows) {
    if (other.name === name && other.server === row.server && other.project === row.project)
      return t.create.name.problems.taken(name, serverName, row.project)
  }
  return null
}
