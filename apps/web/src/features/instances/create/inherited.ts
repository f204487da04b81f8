import type { Devices, StringMap } from '@gantry/lxd-client/types/common'
import type { Profile } from '@gantry/lxd-client/types/profile'

/**
 * What the chosen profiles give an instance, so that the form can say it and build upon it: the root disk and the
 * network interfaces. `known` is false until the profiles were read.
 */
export type Inherited = {
  known: boolean
  root: { device: string; settings: StringMap } | null
  networks: string[]
}

export const unknownInheritance: Inherited = { known: false, root: null, networks: [] }

/** Later profiles replace whole devices of earlier ones, as LXD merges them. */
const mergedDevices = (chosen: readonly string[], profiles: readonly Profile[]): Devices => {
  const byName = new Map(profiles.map((profile) => [profile.name, profile]))
  return Object.assign({}, ...chosen.map((name) => byName.get(name)?.devices ?? {}))
}

export const inheritedFrom = (chosen: readonly string[], profiles: readonly Profile[]): Inherited => {
  const devices = Object.entries(mergedDevices(chosen, profiles))
  const root = devices.find(([, settings]) => settings.type === 'disk' && settings.path === '/')
  const networks = devices
    .filter(([, settings]) => settings.type === 'nic')
    .map(([device, settings]) => settings.network ?? settings.parent ?? device)
  return {
    known: true,
    root: root === undefined ? null : { device: root[0], settings: root[1] },
    networks,
  }
}
