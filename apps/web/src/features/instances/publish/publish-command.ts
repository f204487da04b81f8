import {
  type CommandTarget,
  clientOf,
  commandLine,
  projectFlag,
  remoteName,
  type Servers,
} from '../actions/command.ts'
import { expiryOf } from '../compressions.ts'
import { aliasesOf, type PublishForm, propertiesOf } from './publish-form.ts'

/** `lxc publish alpha:web alpha:` with the same choices: without the second word the image goes to another server. */
export const publishCommand = (form: PublishForm, target: CommandTarget, servers: Servers): string => {
  const server = servers.get(target.server)
  const expires = expiryOf(form.expires)
  const name = remoteName(target, server)
  return commandLine([
    clientOf(server),
    'publish',
    form.snapshot === '' ? name : `${name}/${form.snapshot}`,
    `${server?.name ?? target.server}:`,
    ...aliasesOf(form.aliases).flatMap((alias) => ['--alias', alias]),
    ...(form.public ? ['--public'] : []),
    ...(expires === undefined ? [] : ['--expire', expires]),
    ...(form.compression === '' ? [] : ['--compression', form.compression]),
    ...(form.force && form.snapshot === '' ? ['--force'] : []),
    ...projectFlag(target.project),
    ...Object.entries(propertiesOf(form.properties) ?? {}).map(([key, value]) => `${key}=${value}`),
  ])
}
