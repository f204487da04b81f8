import type { ServerRow } from '@gantry/protocol/server-row'
import type { PickImage } from '../../images/pick-image.ts'
import { word } from '../actions/client-line.ts'
import { clientOf, projectFlag, shellWord } from '../actions/command.ts'
import { type CreateForm, typeOf } from './create-form.ts'
import { isSeveral, namesOf } from './names.ts'
import { textFiles } from './text-files.ts'

/** The image as the clients name it. */
export const imageWord = (image: PickImage | null): string => {
  if (image === null) return '<image>'
  const name = image.alias ?? image.fingerprint.slice(0, 12)
  return image.origin.kind === 'server'
    ? `${image.origin.name}:${name}`
    : `${image.origin.remote.name}:${name}`
}

/** A source that only YAML says has no remote of this client that anybody knows. */
const sourceWord = ({ image, moreSource }: CreateForm): string =>
  moreSource === null
    ? imageWord(image)
    : `<remote>:${moreSource.alias ?? moreSource.fingerprint?.slice(0, 12) ?? ''}`

const profileFlags = (profiles: readonly string[]): string[] => {
  if (profiles.length === 0) return ['--no-profiles']
  if (profiles.length === 1 && profiles[0] === 'default') return []
  return profiles.flatMap((profile) => ['--profile', profile])
}

const flag = (name: string, value: string, prefix = ''): string[] =>
  value === '' ? [] : [name, `${prefix}${value}`]

const wordsOf = (form: CreateForm, server: ServerRow | undefined): string[] => [
  ...(typeOf(form) === 'virtual-machine' ? ['--vm'] : []),
  ...(form.ephemeral ? ['--ephemeral'] : []),
  ...profileFlags(form.profiles),
  ...flag('--type', form.instanceType),
  ...flag('--storage', form.pool),
  ...flag('--device', form.size.replace(' ', ''), 'root,size='),
  ...flag('--network', form.network),
  ...flag('--config', form.cpu, 'limits.cpu='),
  ...flag('--config', form.memory.replace(' ', ''), 'limits.memory='),
  ...Object.entries(form.moreConfig).flatMap(([key, value]) => ['--config', `${key}=${value}`]),
  // The clients take one setting of a device with each flag, and make a device that no profile has.
  ...Object.entries(form.moreDevices).flatMap(([device, settings]) =>
    Object.entries(settings).flatMap(([key, value]) => ['--device', `${device},${key}=${value}`]),
  ),
  ...(server?.product === 'incus' ? flag('--description', form.description) : []),
  ...flag('--target', form.member),
  ...projectFlag(form.project),
]

/** Indented, where it stands in a loop. */
const inLoop = (names: readonly string[], lines: readonly string[]): string =>
  [`for name in ${names.map(shellWord).join(' ')}; do`, ...lines.map((line) => `  ${line}`), 'done'].join(
    '\n',
  )

/** `lxc launch`, or `init` where it shall not be started, with the same choices as the form. */
export const createCommand = (form: CreateForm, server: ServerRow | undefined): string => {
  const client = clientOf(server)
  const names = isSeveral(form.name) ? namesOf(form.name) : undefined
  const remote = `${server?.name ?? '<server>'}:`
  const name = names === undefined ? word(`${remote}${form.name}`) : `"${remote}$name"`
  const texts = textFiles(form)
  const flags = [...wordsOf(form, server).map(shellWord), ...texts.flags]
  // `launch` wants an image in every version, so an empty one is started by itself.
  const verb = form.start && !form.empty ? 'launch' : 'init'
  const image = form.empty ? [] : [word(sourceWord(form))]
  const lines = [
    [client, verb, ...image, name, ...(form.empty ? ['--empty'] : []), ...flags].join(' '),
    ...(form.start && form.empty
      ? [[client, 'start', name, ...projectFlag(form.project).map(shellWord)].join(' ')]
      : []),
  ]
  return [...texts.write, names === undefined ? lines.join('\n') : inLoop(names, lines)].join('\n')
}
