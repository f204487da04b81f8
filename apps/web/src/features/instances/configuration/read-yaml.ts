import { type Document, LineCounter, parseDocument, visit } from 'yaml'
import * as z from 'zod/mini'
import { configuration } from '../../../i18n/en/configuration.ts'

const words = configuration.problems

/** All scalars come as texts, as LXD wants them: `limits.cpu: 2` is no number, and a version `1.10` stays what it is. */
export const yamlText = z.string(words.text)
export const yamlTexts = z.array(yamlText, words.list)
export const yamlPairs = z.record(z.string(), yamlText, words.map)
export const yamlFlag = z.enum(['true', 'false'], words.flag)

/** A key without a value, which YAML reads as nothing. */
export const noneAs = <Schema extends z.ZodMiniType>(empty: unknown, schema: Schema) =>
  z.pipe(
    z.transform((value: unknown) => (value === '' || value === undefined ? empty : value)),
    schema,
  )

/** Keys with values, and no others than these. */
export const yamlMap = <Shape extends z.core.$ZodShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? words.unknown(issue.keys) : words.map),
  })

export type YamlRead<T> = { ok: true; value: T } | { ok: false; line: number; message: string }

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

/** The first thing that keeps a document from being read, and in which line. */
export const documentProblem = (
  document: Document,
  lines: LineCounter,
): { line: number; message: string } | undefined => {
  const [error] = document.errors
  if (error !== undefined) {
    // The library adds where it is, with a picture of the place: the editor shows both.
    const message = error.message.split(' at line')[0] ?? error.message
    return { line: lines.linePos(error.pos[0]).line, message }
  }
  const alias = danglingAlias(document)
  return alias === undefined
    ? undefined
    : { line: lines.linePos(alias.at).line, message: words.alias(alias.name) }
}

/** What a text says, or the first thing that is wrong with it and in which line. */
export const readYaml = <Schema extends z.ZodMiniType>(
  source: string,
  schema: Schema,
): YamlRead<z.output<Schema>> => {
  const lines = new LineCounter()
  const document = parseDocument(source, { schema: 'failsafe', lineCounter: lines })
  const problem = documentProblem(document, lines)
  if (problem !== undefined) return { ok: false, ...problem }
  const read = z.safeParse(schema, jsOf(document) ?? {})
  if (read.success) return { ok: true, value: read.data }
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

/** Nothing that the schema takes where there is no value: aliases that hold themselves, or far too many of them. */
export const jsOf = (document: Document): unknown => {
  try {
    return document.toJS()
  } catch {
    return ''
  }
}

const hasRange = (node: unknown): node is { range: [number, number, number] } =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
