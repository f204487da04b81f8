import type { Devices, StringMap } from './common.ts'

/** LXD profile. Follows `Profile` of the API description. */
export interface Profile {
  /** Instance configuration map (refer to doc/instances.md). */
  config: StringMap
  /** Description of the profile. */
  description: string
  /** List of devices. */
  devices: Devices
  /** The profile name. */
  name: string
  /** List of URLs of objects using this profile. */
  used_by: string[]
  /** Project name (not in LXD 5.0). */
  project?: string
}

/** Modifiable fields of a LXD profile. Follows `ProfilePut` of the API description. */
export interface ProfilePut {
  /** Instance configuration map (refer to doc/instances.md). */
  config?: StringMap
  /** Description of the profile. */
  description?: string
  /** List of devices. */
  devices?: Devices
}

/** Fields of a new LXD profile. Follows `ProfilesPost` of the API description. */
export interface ProfilesPost {
  /** Instance configuration map (refer to doc/instances.md). */
  config?: StringMap
  /** Description of the profile. */
  description?: string
  /** List of devices. */
  devices?: Devices
  /** The name of the new profile. */
  name?: string
}
