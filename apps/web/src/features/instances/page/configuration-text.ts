import type { Instance } from '@gantry/lxd-client/types/instance'
import { stringify } from 'yaml'

const sorted = <T>(map: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(map).sort(([a], [b]) => a.localeCompare(b)))

/** The configuration as `lxc config show` prints it, with keys in order; `expanded` with what the profiles give. */
export const configurationText = (instance: Instance, expanded: boolean): string =>
  stringify(
    {
      name: instance.name,
      description: instance.description,
      type: instance.type,
      architecture: instance.architecture,
      ephemeral: instance.ephemeral,
      stateful: instance.stateful,
      profiles: instance.profiles,
      config: sorted(expanded ? instance.expanded_config : instance.config),
      devices: sorted(expanded ? instance.expanded_devices : instance.devices),
    },
    { lineWidth: 0 },
  )
