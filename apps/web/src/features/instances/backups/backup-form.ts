import type { InstanceBackupsPost } from '@gantry/lxd-client/types/instance'
import { backups as words } from '../../../i18n/en/backups.ts'
import { instantOf } from '../local-time.ts'

/** The form as it stands in the dialog; empty texts mean "as the server says". */
export type BackupForm = {
  name: string
  expires: string
  instanceOnly: boolean
  optimized: boolean
  compression: string
}

export const emptyBackup: BackupForm = {
  name: '',
  expires: '',
  instanceOnly: false,
  optimized: false,
  compression: '',
}

export type BackupProblems = Record<'name' | 'expires', string | null>

/** What stands in a URL and in a file name must be safe in both; servers themselves refuse only the slash. */
const nameProblem = (name: string, taken: ReadonlySet<string>): string | null => {
  if (name === '') return null
  if (name.length > 63) return words.name.problems.long
  if (!/^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(name)) return words.name.problems.characters
  return taken.has(name) ? words.name.problems.taken(name) : null
}

/** What is wrong with which field; null where nothing is. */
export const backupProblems = (
  form: BackupForm,
  taken: ReadonlySet<string>,
  now: number,
): BackupProblems => ({
  name: nameProblem(form.name, taken),
  expires: form.expires !== '' && !(Date.parse(form.expires) > now) ? words.expires.problem : null,
})

/** The body of `POST /1.0/instances/{name}/backups`. Call it only with a form that has no problems. */
export const backupBody = (form: BackupForm): InstanceBackupsPost => {
  const expires = instantOf(form.expires)
  return {
    ...(form.name === '' ? {} : { name: form.name }),
    ...(expires === undefined ? {} : { expires_at: expires }),
    ...(form.compression === '' ? {} : { compression_algorithm: form.compression }),
    instance_only: form.instanceOnly,
    optimized_storage: form.optimized,
  }
}
