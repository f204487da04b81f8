import type { InstanceRow } from '@gantry/protocol/instance-row'
import type { ServerRow } from '@gantry/protocol/server-row'
import { restore as words } from '../../../i18n/en/restore.ts'
import { t } from '../../../i18n/en.ts'
import { nameProblem } from '../create/instance-name.ts'

/** The form as it stands on the page; empty texts mean "as the backup says". */
export type RestoreForm = {
  file: File | null
  name: string
  server: string
  project: string
  pool: string
}

export type RestoreProblems = Record<'file' | 'name' | 'server', string | null>

/** What is wrong with which field; null where nothing is. `rows` are the instances that are there already. */
export const restoreProblems = (
  form: RestoreForm,
  server: ServerRow | undefined,
  rows: Iterable<InstanceRow>,
): RestoreProblems => ({
  file: fileProblem(form.file),
  name: nameProblem(form.name) ?? takenProblem(form, server, rows),
  server: server === undefined ? words.server.missing : null,
})

const fileProblem = (file: RestoreForm['file']): string | null => {
  if (file === null) return words.file.missing
  return file.size === 0 ? words.file.empty : null
}

const takenProblem = (
  { name, server: id, project }: RestoreForm,
  server: ServerRow | undefined,
  rows: Iterable<InstanceRow>,
): string | null => {
  if (name === '') return null
  for (const row of rows) {
    if (row.name === name && row.server === id && row.project === project)
      return t.create.name.problems.taken(name, server?.name ?? id, project)
  }
  return null
}
