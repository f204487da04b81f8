import { type InstanceTarget, instanceOf, line, serverName } from '../actions/client-line.ts'
import { instantOf } from '../local-time.ts'
import { aliasesOf, type PublishForm, propertiesOf } from './publish-form.ts'

/** `lxc publish alpha:web alpha:` with the same choices: without the second word the image goes to another server. */
export const publishCommand = (form: PublishForm, target: InstanceTarget): string => {
  const expires = instantOf(form.expires)
  const name = instanceOf(target)
  return line(
    target,
    'publish',
    form.snapshot === '' ? name : `${name}/${form.snapshot}`,
    `${serverName(target)}:`,
    ...aliasesOf(form.aliases).flatMap((alias) => ['--alias', alias]),
    ...(form.public ? ['--public'] : []),
    ...(expires === undefined ? [] : ['--expire', expires]),
    ...(form.compression === '' ? [] : ['--compression', form.compression]),
    ...(form.force && form.snapshot === '' ? ['--force'] : []),
    ...Object.entries(propertiesOf(form.properties) ?? {}).map(([key, value]) => `${key}=${value}`),
  )
}
