import type { StringMap } from '@gantry/lxd-client/types/common'
import { cloudInitFields, cloudInitKeys } from './cloud-init.ts'
import { imageSource, type NetworkChoice, networkDevice, type RequestDraft } from './create-body.ts'
import type { CreateForm } from './create-form.ts'
import type { Inherited } from './inherited.ts'
import { isSame } from './is-same.ts'

type Shown = Partial<CreateForm>

const without = <Value>(
  map: Readonly<Record<string, Value>>,
  keys: readonly string[],
): Record<string, Value> => Object.fromEntries(Object.entries(map).filter(([key]) => !keys.includes(key)))

const configShown = (config: StringMap): Shown => {
  const texts = Object.fromEntries(
    cloudInitFields.map((field) => [field, config[cloudInitKeys[field]] ?? '']),
  )
  return {
    ...texts,
    cpu: config['limits.cpu'] ?? '',
    memory: config['limits.memory'] ?? '',
    sshKeys: '',
    moreConfig: without(config, ['limits.cpu', 'limits.memory', ...Object.values(cloudInitKeys)]),
  }
}

/** The form shows a root disk that is the profiles' one but for pool and size. */
const rootShown = (settings: StringMap | undefined, { root }: Inherited): Shown | undefined => {
  if (settings === undefined) return undefined
  const { pool = '', size = '' } = settings
  const bare = without({ ...(root?.settings ?? {}), type: 'disk', path: '/' }, ['pool', 'size'])
  if (!isSame(without(settings, ['pool', 'size']), bare)) return undefined
  const inheritedPool = root?.settings.pool ?? ''
  const inheritedSize = root?.settings.size ?? ''
  // Left out, they would be the profiles' own again.
  if ((pool === '' && inheritedPool !== '') || (size === '' && inheritedSize !== '')) return undefined
  return { pool, size }
}

const devicesShown = (
  { devices }: RequestDraft,
  inherited: Inherited,
  networks: readonly NetworkChoice[],
): Shown => {
  const rootName = inherited.root?.device ?? 'root'
  const root = rootShown(devices[rootName], inherited)
  const network = networks.find((each) => isSame(networkDevice(each).eth0, devices.eth0))
  return {
    ...(root ?? { pool: '', size: '' }),
    network: network?.name ?? '',
    moreDevices: without(devices, [
      ...(root === undefined ? [] : [rootName]),
      ...(network === undefined ? [] : ['eth0']),
    ]),
  }
}

const sourceShown = ({ source, type }: RequestDraft, { image }: CreateForm): Shown => {
  if (source === undefined) return { empty: false, moreSource: null }
  if (isSame(source, { type: 'none' })) return { empty: true, emptyType: type, moreSource: null }
  const isImage = image !== null && image.type === type && isSame(imageSource(image), source)
  return { empty: false, emptyType: type, moreSource: isImage ? null : source }
}

/** The form with what a request asks for; what it has no field for is kept beside them. */
export const formFromRequest = (
  form: CreateForm,
  request: RequestDraft,
  inherited: Inherited,
  networks: readonly NetworkChoice[],
): CreateForm => ({
  ...form,
  name: request.name,
  description: request.description,
  instanceType: request.instance_type,
  ephemeral: request.ephemeral,
  start: request.start,
  profiles: request.profiles,
  architecture: request.architecture ?? '',
  ...configShown(request.config),
  ...devicesShown(request, inherited, networks),
  ...sourceShown(request, form),
})
