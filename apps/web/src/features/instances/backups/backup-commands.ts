import { type InstanceTarget, instanceOf, line } from '../actions/client-line.ts'
import { queryCommand } from '../actions/query-command.ts'
import { type BackupForm, backupBody } from './backup-form.ts'

/** The clients have no command that only makes a backup and keeps it on the server. */
export const createCommand = (form: BackupForm, target: InstanceTarget): string =>
  queryCommand(target, { method: 'POST', part: ['backups'], body: backupBody(form), wait: true })

export const deleteCommands = (names: readonly string[], target: InstanceTarget): string =>
  names
    .map((name) => queryCommand(target, { method: 'DELETE', part: ['backups', name], wait: true }))
    .join('\n')

/** `lxc export`, which makes a backup, fetches it and deletes it. */
export const exportCommand = (form: BackupForm, file: string, target: InstanceTarget): string =>
  line(
    target,
    'export',
    instanceOf(target),
    file,
    ...(form.instanceOnly ? ['--instance-only'] : []),
    ...(form.optimized ? ['--optimized-storage'] : []),
    ...(form.compression === '' ? [] : ['--compression', form.compression]),
  )
