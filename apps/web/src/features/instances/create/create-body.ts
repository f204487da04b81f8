import type { Devices, StringMap } from '@gantry/lxd-client/types/common'
import type { InstanceSource, InstancesPost } from '@gantry/lxd-client/types/instance'
import type { ServerRow } from '@gantry/protocol/server-row'
import type { PickImage } from '../../images/pick-image.ts'
import type { CreateForm } from './create-form.ts'
import type { Inherited } from './inherited.ts'

/** With this extension the server itself starts what it made; without it Gantry does so after the operation. */
const startExtension = 'instance_create_start'

export const startsItself = (server: ServerRow): boolean => server.extensions.includes(startExtension)

/** Where the server takes the image from. */
export const sourceOf = (image: PickImage): InstanceSource => {
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

const configOf = (form: CreateForm): StringMap => ({
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

const networkDevice = (network: NetworkChoice | undefined): Devices => {
  if (network === undefined) return {}
  return {
    eth0: network.managed
      ? { type: 'nic', name: 'eth0', network: network.name }
      : { type: 'nic', name: 'eth0', nictype: 'bridged', parent: network.name },
  }
}

/**
 * The body of `POST /1.0/instances` (`doc/rest-api.md`), with project and member as query parameters.
 * Call it only with a form that has no problems.
 */
export const createBody = (
  form: CreateForm,
  image: PickImage,
  server: ServerRow,
  inherited: Inherited,
  network: NetworkChoice | undefined,
): InstancesPost => ({
  ...(form.name === '' ? {} : { name: form.name }),
  ...(form.description === '' ? {} : { description: form.description }),
  type: image.type,
  source: sourceOf(image),
  profiles: [...form.profiles],
  config: configOf(form),
  devices: { ...rootDevice(form, inherited), ...networkDevice(network) },
  ephemeral: form.ephemeral,
  ...(form.start && startsItself(server) ? { start: true } : {}),
})
