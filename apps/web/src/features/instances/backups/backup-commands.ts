import {
  type CommandTarget,
  clientOf,
  commandLine,
  projectFlag,
  remoteName,
  type Servers,
} from '../actions/command.ts'
import { queryCommand } from '../actions/query-command.ts'
import { type BackupForm, backupBody } from './backup-form.ts'

/** The clients have no command that only makes a backup and keeps it on the server. */
export const createCommand = (form: BackupForm, target: CommandTarget, servers: Servers): string =>
  queryCommand(target, { method: 'POST', part: ['backups'], body: backupBody(form), wait: true }, servers)

export const deleteCommands = (names: readonly string[], target: CommandTarget, servers: Servers): string =>
  names
    .map((name) => queryCommand(target, { method: 'DELETE', part: ['backups', name], wait: true }, servers))
    .join('\n')

/** `lxc export`, which makes a backup, fetches it and deletes it. */
export const exportCommand = (
  form: BackupForm,
  file: string,
  target: CommandTarget,
  servers: Servers,
): string => {
  const server = servers.get(target.server)
  return commandLine([
    clientOf(server),
    'export',
    remoteName(target, server),
    file,
    ...(form.instanceOnly ? ['--instance-only'] : []),
    ...(form.optimized ? ['--optimized-storage'] : []),
    ...(form.compression === '' ? [] : ['--compression', form.compression]),
    ...projectFlag(target.project),
  ])
}
