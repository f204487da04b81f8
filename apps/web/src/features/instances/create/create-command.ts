import type { ServerRow } from '@gantry/protocol/server-row'
import type { PickImage } from '../../images/pick-image.ts'
import { clientOf, projectFlag, shellWord } from '../actions/command.ts'
import type { CreateForm } from './create-form.ts'

/** The image as the clients name it. */
export const imageWord = (image: PickImage | null): string => {
  if (image === null) return '<image>'
  const name = image.alias ?? image.fingerprint.slice(0, 12)
  return image.origin.kind === 'server'
    ? `${image.origin.name}:${name}`
    : `${image.origin.remote.name}:${name}`
}

const profileFlags = (profiles: readonly string[]): string[] => {
  if (profiles.length === 0) return ['--no-profiles']
  if (profiles.length === 1 && profiles[0] === 'default') return []
  return profiles.flatMap((profile) => ['--profile', profile])
}

const flag = (name: string, value: string, prefix = ''): string[] =>
  value === '' ? [] : [name, `${prefix}${value}`]

/** What is not chosen yet stands in angle brackets, which no shell word needs to be quoted for. */
export const word = (text: string): string => (/^<[a-z]+>/.test(text) ? text : shellWord(text))

/** `lxc launch`, or `init` where it shall not be started, with the same choices as the form. */
export const createCommand = (form: CreateForm, server: ServerRow | undefined): string => {
  const words = [
    clientOf(server),
    form.start ? 'launch' : 'init',
    imageWord(form.image),
    `${server?.name ?? '<server>'}:${form.name}`,
    ...(form.image?.type === 'virtual-machine' ? ['--vm'] : []),
    ...(form.ephemeral ? ['--ephemeral'] : []),
    ...profileFlags(form.profiles),
    ...flag('--storage', form.pool),
    ...flag('--device', form.size.replace(' ', ''), 'root,size='),
    ...flag('--network', form.network),
    ...flag('--config', form.cpu, 'limits.cpu='),
    ...flag('--config', form.memory.replace(' ', ''), 'limits.memory='),
    ...(server?.product === 'incus' ? flag('--description', form.description) : []),
    ...flag('--target', form.member),
    ...projectFlag(form.project),
  ]
  return words.map(word).join(' ')
}
