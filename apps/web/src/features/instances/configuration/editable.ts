import type { Devices, StringMap } from '@gantry/lxd-client/types/common'
import type { Instance, InstancePut } from '@gantry/lxd-client/types/instance'
import { type Document, LineCounter, parseDocument, stringify, visit } from 'yaml'
import * as z from 'zod/mini'
import { configuration } from '../../../i18n/en/configuration.ts'
import { putOf } from '../change-instance.ts'

/** What a person changes of an instance; the rest of it is the server's own. */
export type Editable = {
  description: string
  ephemeral: boolean
  profiles: string[]
  config: StringMap
  devices: Devices
}

const words = configuration.problems

/** All scalars come as texts, as LXD wants them: `limits.cpu: 2` is no number, and a version `1.10` stays what it is. */
const text = z.string(words.text)
/** A key without a value, which YAML reads as nothing. */
const noneAs = <Schema extends z.ZodMiniType>(empty: unknown, schema: Schema) =>
  z.pipe(
    z.transform((value: unknown) => (value === '' || value === undefined ? empty : value)),
    schema,
  )
const isAre = { error: words.map }
const Shape = z.strictObject(
  {
    description: noneAs('', text),
    ephemeral: noneAs('false', z.enum(['true', 'false'], words.flag)),
    profiles: noneAs([], z.array(z.string(words.text), words.list)),
    config: noneAs({}, z.record(z.string(), text, isAre)),
    devices: noneAs({}, z.record(z.string(), z.record(z.string(), text, isAre), isAre)),
  },
  {
    error: (issue) => (issue.code === 'unrecognized_keys' ? words.unknown(issue.keys) : words.map),
  },
)

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

export type Read = { ok: true; value: Editable } | { ok: false; line: number; message: string }

/** The first alias, such as `*name`, that stands for nothing. */
const danglingAlias = (document: Document): { name: string; at: number } | undefined => {
  let found: { name: string; at: number } | undefined
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) !== undefined) return undefined
      found = { name: alias.source, at: alias.range?.[0] ?? 0 }
      return visit.BREAK
    },
  })
  return found
}

/** What a text says, or the first thing that is wrong with it and in which line. */
export const readEditable = (source: string): Read => {
  const lines = new LineCounter()
  const document = parseDocument(source, { schema: 'failsafe', lineCounter: lines })
  const [error] = document.errors
  if (error !== undefined) {
    // The library adds where it is, with a picture of the place: the editor shows both.
    const message = error.message.split(' at line')[0] ?? error.message
    return { ok: false, line: lines.linePos(error.pos[0]).line, message }
  }
  const alias = danglingAlias(document)
  if (alias !== undefined)
    return { ok: false, line: lines.linePos(alias.at).line, message: words.alias(alias.name) }
  const read = z.safeParse(Shape, jsOf(document) ?? {})
  if (!read.success) {
    const [issue] = read.error.issues
    const path = [
      ...(issue?.path ?? []),
      ...(issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []),
    ]
    const node = document.getIn(path, true)
    const at = hasRange(node) ? node.range[0] : 0
    const where = issue?.code === 'unrecognized_keys' ? '' : path.map(String).join(' ')
    const message = issue?.message ?? words.map
    return {
      ok: false,
      line: lines.linePos(at).line,
      message: where === '' ? message : `${where}: ${message}`,
    }
  }
  const { ephemeral, ...rest } = read.data
  return { ok: true, value: { ...rest, ephemeral: ephemeral === 'true' } }
}

/** Nothing that the schema takes where there is no value: aliases that hold themselves, or far too many of them. */
const jsOf = (document: Document): unknown => {
  try {
    return document.toJS()
  } catch {
    return ''
  }
}

const hasRange = (node: unknown): node is { range: [number, number, number] } =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)

/** The body of the change, with what the server keeps for itself as it is. */
export const withEditable = (instance: Instance, editable: Editable): InstancePut =>
  putOf(instance, {
    ...editable,
    config: { ...keysThat(instance.config, isVolatile), ...editable.config },
  })
