import type { Devices, StringMap } from '@gantry/lxd-client/types/common'
import type { InstanceSource, InstancesPost } from '@gantry/lxd-client/types/instance'
import type { StartAction } from '@gantry/protocol/actions'
import type { InstanceType } from '@gantry/protocol/instance-row'
import { instanceKey } from '@gantry/protocol/instance-row'
import type { ServerRow } from '@gantry/protocol/server-row'
import type { PickImage } from '../../images/pick-image.ts'
import { cloudInitConfig } from './cloud-init.ts'
import { type CreateForm, typeOf } from './create-form.ts'
import type { Inherited } from './inherited.ts'
import { isSeveral } from './names.ts'
import { startsItself } from './starts-itself.ts'

/** Where the server takes the image from. */
export const imageSource = (image: PickImage): InstanceSource => {
  if (image.origin.kind === 'server') return { type: 'image', fingerprint: image.fingerprint }
  const { url, certificate } = image.origin.remote
  return {
    type: 'image',
    mode: 'pull',
    protocol: 'simplestreams',
    server: url,
    // The alias lets the server find the image of its own architecture; without one only the fingerprint is left.
    ...(image.alias === null ? { fingerprint: image.fingerprint } : { alias: image.alias }),
    ...(certificate === null ? {} : { certificate }),
  }
}

/** Nothing is said of a source while no image is chosen, so that nobody gets an empty instance unasked. */
const sourceOf = ({ empty, image, moreSource }: CreateForm): { source?: InstanceSource } => {
  if (moreSource !== null) return { source: moreSource }
  if (empty) return { source: { type: 'none' } }
  return image === null ? {} : { source: imageSource(image) }
}

const configOf = (form: CreateForm): StringMap => ({
  ...form.moreConfig,
  ...cloudInitConfig(form),
  ...(form.cpu === '' ? {} : { 'limits.cpu': form.cpu }),
  ...(form.memory === '' ? {} : { 'limits.memory': form.memory.replace(' ', '') }),
})

/** A device of the instance replaces the profiles' one of that name whole, so what stays is written again. */
const rootDevice = (form: CreateForm, { root }: Inherited): Devices => {
  if (form.pool === '' && form.size === '') return {}
  const settings: StringMap = {
    ...(root?.settings ?? {}),
    type: 'disk',
    path: '/',
    ...(form.pool === '' ? {} : { pool: form.pool }),
    ...(form.size === '' ? {} : { size: form.size.replace(' ', '') }),
  }
  return { [root?.device ?? 'root']: settings }
}

/** Managed networks are named; a bridge that LXD does not manage is only a parent. */
export type NetworkChoice = { name: string; managed: boolean }

export const networkDevice = (network: NetworkChoice | undefined): Devices => {
  if (network === undefined) return {}
  return {
    eth0: network.managed
      ? { type: 'nic', name: 'eth0', network: network.name }
      : { type: 'nic', name: 'eth0', nictype: 'bridged', parent: network.name },
  }
}

/** All that a form says, the same for every server; as YAML it is what a person edits. */
export type CreateRequest = {
  name: string
  description: string
  type: InstanceType
  architecture?: string
  instance_type: string
  ephemeral: boolean
  start: boolean
  profiles: string[]
  config: StringMap
  devices: Devices
  source: InstanceSource
}

/** A request that may still lack what the instance is made of. */
export type RequestDraft = Omit<CreateRequest, 'source'> & { source?: InstanceSource }

export const isWhole = (draft: RequestDraft): draft is CreateRequest => draft.source !== undefined

export const requestOf = (
  form: CreateForm,
  inherited: Inherited,
  network: NetworkChoice | undefined,
): RequestDraft => ({
  name: form.name,
  description: form.description,
  type: typeOf(form),
  ...(form.architecture === '' ? {} : { architecture: form.architecture }),
  instance_type: form.instanceType,
  ephemeral: form.ephemeral,
  start: form.start,
  profiles: [...form.profiles],
  config: configOf(form),
  devices: { ...form.moreDevices, ...rootDevice(form, inherited), ...networkDevice(network) },
  ...sourceOf(form),
})

/**
 * The body of `POST /1.0/instances` (`doc/rest-api.md`), with project and member as query parameters.
 * Of several the name is left out.
 */
export const createBody = (request: CreateRequest, server: ServerRow): InstancesPost => {
  const { name, description, instance_type, start, ...rest } = request
  return {
    ...(name === '' || isSeveral(name) ? {} : { name }),
    ...(description === '' ? {} : { description }),
    ...rest,
    ...(instance_type === '' ? {} : { instance_type }),
    ...(start && startsItself(server) ? { start: true } : {}),
  }
}

/** `POST /api/fleet/actions` for several, which Gantry makes one after the other; none of them is in the body. */
export const createRun = (
  form: CreateForm,
  server: ServerRow,
  names: readonly string[],
  body: InstancesPost,
): StartAction => ({
  what: {
    action: 'create',
    instance: { ...body, source: { ...body.source } },
    ...(form.member === '' ? {} : { member: form.member }),
    start: form.start && !startsItself(server),
  },
  instances: names.map((name) => instanceKey({ server: server.id, project: form.project, name })),
})
