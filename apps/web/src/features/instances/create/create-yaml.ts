import type { InstanceSource } from '@gantry/lxd-client/types/instance'
import { LineCounter, parseDocument, stringify } from 'yaml'
import * as z from 'zod/mini'
import { configuration } from '../../../i18n/en/configuration.ts'
import type { CreateRequest } from './create-body.ts'
import type { LineProblem } from './yaml-tools.ts'

const words = configuration.problems

/** All scalars are read as texts, as LXD wants them in `config`: `limits.cpu: 2` is no number there. */
const text = z.string(words.text)
const flag = z.pipe(
  z.enum(['true', 'false'], words.flag),
  z.transform((value) => value === 'true'),
)
const isMap = { error: words.map }
const noneAs = <Schema extends z.ZodMiniType>(empty: unknown, schema: Schema) =>
  z.pipe(
    z.transform((value: unknown) => (value === '' || value === undefined ? empty : value)),
    schema,
  )

const Source = z.strictObject(
  {
    type: z.enum(['image', 'none'], words.source),
    alias: z.optional(text),
    fingerprint: z.optional(text),
    mode: z.optional(z.enum(['pull', 'local'], words.source)),
    protocol: z.optional(z.enum(['lxd', 'incus', 'simplestreams'], words.source)),
    server: z.optional(text),
    certificate: z.optional(text),
    secret: z.optional(text),
    project: z.optional(text),
    properties: z.optional(z.record(z.string(), text, isMap)),
  },
  { error: (issue) => (issue.code === 'unrecognized_keys' ? words.unknown(issue.keys) : words.map) },
)

const Request = z.strictObject(
  {
    name: noneAs('', text),
    description: noneAs('', text),
    type: noneAs('container', z.enum(['container', 'virtual-machine'], words.type)),
    architecture: z.optional(text),
    instance_type: noneAs('', text),
    ephemeral: noneAs('false', flag),
    start: noneAs('false', flag),
    profiles: noneAs(['default'], z.array(text, words.list)),
    config: noneAs({}, z.record(z.string(), text, isMap)),
    devices: noneAs({}, z.record(z.string(), z.record(z.string(), text, isMap), isMap)),
    source: Source,
  },
  { error: (issue) => (issue.code === 'unrecognized_keys' ? words.unknown(issue.keys) : words.map) },
)

export const requestText = (request: CreateRequest): string => stringify(request, { lineWidth: 0 })

export type ReadRequest = { ok: true; value: CreateRequest } | ({ ok: false } & LineProblem)

const hasRange = (node: unknown): node is { range: [number, number, number] } =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)

const sourceOf = (source: z.infer<typeof Source>): InstanceSource => {
  const { type, ...rest } = source
  const given = Object.entries(rest).filter(([, value]) => value !== undefined)
  return { type, ...Object.fromEntries(given) }
}

/** What a text asks for, or the first thing that is wrong with it and in which line. */
export const readRequest = (source: string): ReadRequest => {
  const lines = new LineCounter()
  const document = parseDocument(source, { schema: 'failsafe', lineCounter: lines })
  const [error] = document.errors
  if (error !== undefined) {
    const message = error.message.split(' at line')[0] ?? error.message
    return { ok: false, line: lines.linePos(error.pos[0]).line, message }
  }
  const read = z.safeParse(Request, document.toJS() ?? {})
  if (read.success) {
    const { architecture, source: from, ...rest } = read.data
    const value = { ...rest, source: sourceOf(from), ...(architecture === undefined ? {} : { architecture }) }
    return { ok: true, value }
  }
  const [issue] = read.error.issues
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  const path = [...(issue?.path ?? []), ...unknown]
  const node = document.getIn(path, true)
  const message = issue?.message ?? words.map
  const where = unknown.length > 0 ? '' : path.map(String).join(' ')
  return {
    ok: false,
    line: lines.linePos(hasRange(node) ? node.range[0] : 0).line,
    message: where === '' ? message : `${where}: ${message}`,
  }
}
