import type { Devices, StringMap } from '@gantry/lxd-client/types/common'
import type { Instance, InstancePut } from '@gantry/lxd-client/types/instance'
import { stringify } from 'yaml'
import * as z from 'zod/mini'
import { configuration } from '../../../i18n/en/configuration.ts'
import { putOf } from '../change-instance.ts'
import {
  noneAs,
  readYaml,
  type YamlRead,
  yamlFlag,
  yamlMap,
  yamlPairs,
  yamlText,
  yamlTexts,
} from './read-yaml.ts'

/** What a person changes of an instance; the rest of it is the server's own. */
export type Editable = {
  description: string
  ephemeral: boolean
  profiles: string[]
  config: StringMap
  devices: Devices
}

const words = configuration.problems

const Shape = yamlMap({
  description: noneAs('', yamlText),
  ephemeral: noneAs('false', yamlFlag),
  profiles: noneAs([], yamlTexts),
  config: noneAs({}, yamlPairs),
  devices: noneAs({}, z.record(z.string(), yamlPairs, words.map)),
})

/** What the server keeps there for itself, such as the addresses of network devices; it refuses a change without. */
const isVolatile = (key: string): boolean => key.startsWith('volatile.')
const keysThat = (config: StringMap, keep: (key: string) => boolean): StringMap =>
  Object.fromEntries(Object.entries(config).filter(([key]) => keep(key)))

export const editableOf = ({ description, ephemeral, profiles, config, devices }: Instance): Editable => ({
  description,
  ephemeral,
  profiles,
  config: keysThat(config, (key) => !isVolatile(key)),
  devices,
})

const sorted = <T>(map: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(map).sort(([a], [b]) => a.localeCompare(b)))

/** As YAML, keys in order. */
export const editableText = (editable: Editable): string =>
  stringify(
    {
      ...editable,
      config: sorted(editable.config),
      devices: Object.fromEntries(
        Object.entries(sorted(editable.devices)).map(([name, device]) => [name, sorted(device)]),
      ),
    },
    { lineWidth: 0 },
  )

export const readEditable = (source: string): YamlRead<Editable> => {
  const read = readYaml(source, Shape)
  if (!read.ok) return read
  const { ephemeral, ...rest } = read.value
  return { ok: true, value: { ...rest, ephemeral: ephemeral === 'true' } }
}

/** The body of the change, with what the server keeps for itself as it is. */
export const withEditable = (instance: Instance, editable: Editable): InstancePut =>
  putOf(instance, {
    ...editable,
    config: { ...keysThat(instance.config, isVolatile), ...editable.config },
  })
