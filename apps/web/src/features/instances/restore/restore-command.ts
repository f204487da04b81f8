import type { ServerRow } from '@gantry/protocol/server-row'
import { clientOf, projectFlag, shellWord } from '../actions/command.ts'
import type { RestoreForm } from './restore-form.ts'

/** `lxc import beta: web.tar.gz web`. What is not chosen yet stands in angle brackets. */
export const restoreCommand = (form: RestoreForm, server: ServerRow | undefined): string =>
  [
    clientOf(server),
    'import',
    `${server === undefined ? '<server>' : shellWord(server.name)}:`,
    form.file === null ? '<file>' : shellWord(form.file.name),
    ...(form.name === '' ? [] : [shellWord(form.name)]),
    ...(form.pool === '' ? [] : ['--storage', shellWord(form.pool)]),
    ...projectFlag(form.project).map(shellWord),
  ].join(' ')
