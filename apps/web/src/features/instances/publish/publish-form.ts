import type { StringMap } from '@gantry/lxd-client/types/common'
import type { ImagesPost } from '@gantry/lxd-client/types/image'
import { tasks } from '../../../i18n/en/tasks.ts'
import { instantOf } from '../local-time.ts'

const words = tasks.publish

/** The form as it stands in the dialog; empty texts mean "as the server says". */
export type PublishForm = {
  /** A snapshot's name, or empty for the instance as it is now. */
  snapshot: string
  aliases: string
  properties: string
  public: boolean
  expires: string
  compression: string
  /** Stops the instance for it, and starts it again. */
  force: boolean
}

export const emptyPublish: PublishForm = {
  snapshot: '',
  aliases: '',
  properties: '',
  public: false,
  expires: '',
  compression: '',
  force: false,
}

/** `web, web/1.2` as names. */
export const aliasesOf = (text: string): string[] => [
  ...new Set(text.split(/[\s,]+/).filter((alias) => alias !== '')),
]

/** Lines of `key=value`; undefined where one is none. */
export const propertiesOf = (text: string): StringMap | undefined => {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const pairs = lines.map((line) => /^\s*([^=\s]+)\s*=\s*(.*?)\s*$/.exec(line))
  const properties: StringMap = {}
  for (const pair of pairs) {
    if (pair === null) return undefined
    properties[pair[1] ?? ''] = pair[2] ?? ''
  }
  return properties
}

export type PublishProblems = Record<'properties' | 'expires' | 'force', string | null>

/** What is wrong with which field. `runs`: the instance is not stopped, which matters unless a snapshot is taken. */
export const publishProblems = (form: PublishForm, runs: boolean, now: number): PublishProblems => ({
  properties: propertiesOf(form.properties) === undefined ? words.properties.problem : null,
  expires: form.expires !== '' && !(Date.parse(form.expires) > now) ? words.expires.problem : null,
  force: runs && form.snapshot === '' && !form.force ? words.force.problem : null,
})

/** The body of `POST /1.0/images`. Call it only with a form that has no problems. */
export const publishBody = (form: PublishForm, instance: string): ImagesPost => {
  const expires = instantOf(form.expires)
  const aliases = aliasesOf(form.aliases)
  const properties = propertiesOf(form.properties) ?? {}
  return {
    source:
      form.snapshot === ''
        ? { type: 'instance', name: instance }
        : { type: 'snapshot', name: `${instance}/${form.snapshot}` },
    public: form.public,
    ...(aliases.length === 0 ? {} : { aliases: aliases.map((name) => ({ name, description: '' })) }),
    ...(Object.keys(properties).length === 0 ? {} : { properties }),
    ...(expires === undefined ? {} : { expires_at: expires }),
    ...(form.compression === '' ? {} : { compression_algorithm: form.compression }),
  }
}
