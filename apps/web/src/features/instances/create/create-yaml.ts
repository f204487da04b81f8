import type { InstanceSource } from '@gantry/lxd-client/types/instance'
import { stringify } from 'yaml'
import * as z from 'zod/mini'
import { configuration } from '../../../i18n/en/configuration.ts'
import { t } from '../../../i18n/en.ts'
import {
  noneAs,
  readYaml,
  type YamlRead,
  yamlFlag,
  yamlMap,
  yamlPairs,
  yamlText,
  yamlTexts,
} from '../configuration/read-yaml.ts'
import { type CreateRequest, isWhole, type RequestDraft } from './create-body.ts'

const words = configuration.problems

const flag = z.pipe(
  yamlFlag,
  z.transform((value) => value === 'true'),
)

const Source = yamlMap({
  type: z.enum(['image', 'none'], words.source),
  alias: z.optional(yamlText),
  fingerprint: z.optional(yamlText),
  mode: z.optional(z.enum(['pull', 'local'], words.source)),
  protocol: z.optional(z.enum(['lxd', 'incus', 'simplestreams'], words.source)),
  server: z.optional(yamlText),
  certificate: z.optional(yamlText),
  secret: z.optional(yamlText),
  project: z.optional(yamlText),
  properties: z.optional(yamlPairs),
})

const Request = yamlMap({
  name: noneAs('', yamlText),
  description: noneAs('', yamlText),
  type: noneAs('container', z.enum(['container', 'virtual-machine'], words.type)),
  architecture: z.optional(yamlText),
  instance_type: noneAs('', yamlText),
  ephemeral: noneAs('false', flag),
  start: noneAs('false', flag),
  profiles: noneAs(['default'], yamlTexts),
  config: noneAs({}, yamlPairs),
  devices: noneAs({}, z.record(z.string(), yamlPairs, words.map)),
  source: z.optional(Source),
})

export const requestText = (request: RequestDraft): string => stringify(request, { lineWidth: 0 })

const sourceOf = (source: z.infer<typeof Source>): InstanceSource => {
  const { type, ...rest } = source
  const given = Object.entries(rest).filter(([, value]) => value !== undefined)
  return { type, ...Object.fromEntries(given) }
}

/** What a text asks for, or the first thing that is wrong with it and in which line. */
export const readRequest = (text: string): YamlRead<CreateRequest> => {
  const read = readYaml(text, Request)
  if (!read.ok) return read
  const { architecture, source, ...rest } = read.value
  const value: RequestDraft = {
    ...rest,
    ...(architecture === undefined ? {} : { architecture }),
    ...(source === undefined ? {} : { source: sourceOf(source) }),
  }
  return isWhole(value) ? { ok: true, value } : { ok: false, line: 1, message: t.create.yaml.noSource }
}
