import type { ImageMetadata } from '@gantry/lxd-client/types/instance'
import { stringify } from 'yaml'
import * as z from 'zod/mini'
import { configuration } from '../../../i18n/en/configuration.ts'
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

const words = configuration.problems

const seconds = z.pipe(
  z.string(words.number).check(z.regex(/^-?\d{1,15}$/, words.number)),
  z.transform(Number),
)
const flag = z.pipe(
  yamlFlag,
  z.transform((value) => value === 'true'),
)
const Template = yamlMap({
  when: noneAs([], yamlTexts),
  create_only: noneAs('false', flag),
  template: yamlText,
  properties: noneAs({}, yamlPairs),
})
const Shape = yamlMap({
  architecture: noneAs('', yamlText),
  creation_date: noneAs('0', seconds),
  expiry_date: noneAs('0', seconds),
  properties: noneAs({}, yamlPairs),
  templates: noneAs({}, z.record(z.string(), Template, words.map)),
})

/** As `lxc config metadata show` prints it. */
export const metadataText = ({ properties, templates, ...rest }: ImageMetadata): string =>
  stringify(
    {
      architecture: rest.architecture,
      creation_date: rest.creation_date,
      expiry_date: rest.expiry_date,
      properties: properties ?? {},
      templates: Object.fromEntries(
        Object.entries(templates ?? {}).map(([path, { when, create_only, template, ...more }]) => [
          path,
          { when: when ?? [], create_only, template, properties: more.properties ?? {} },
        ]),
      ),
    },
    { lineWidth: 0 },
  )

export const readMetadata = (source: string): YamlRead<ImageMetadata> => readYaml(source, Shape)
