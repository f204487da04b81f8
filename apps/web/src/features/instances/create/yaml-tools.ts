import { type Document, isSeq, LineCounter, parseDocument } from 'yaml'
import { t } from '../../../i18n/en.ts'

/** What is wrong with a text, and in which line, counted from one. */
export type LineProblem = { line: number; message: string }

const words = t.create.cloudInit.problems

/** The library adds where it is, with a picture of the place: the editor shows both. */
const short = (message: string): string => message.split(' at line')[0] ?? message

export const yamlProblem = (text: string): LineProblem | null => {
  const lines = new LineCounter()
  const [error] = parseDocument(text, { lineCounter: lines }).errors
  return error === undefined
    ? null
    : { line: lines.linePos(error.pos[0]).line, message: short(error.message) }
}

const isMap = (text: string): boolean => {
  const value: unknown = parseDocument(text).toJS()
  return value === null || (typeof value === 'object' && !Array.isArray(value))
}

/** The first lines by which cloud-init knows what a text is (its document "User-data formats"). */
const headers = [
  '#cloud-config-archive',
  '#cloud-config-jsonp',
  '#cloud-config',
  '#cloud-boothook',
  '#include-once',
  '#include',
  '#part-handler',
  '## template: jinja',
  'Content-Type: multipart',
]

const headerOf = (text: string): string | undefined => {
  const first = text.split('\n')[0]?.trimEnd() ?? ''
  if (first.startsWith('#!')) return '#!'
  return headers.find((header) => first === header || (header.includes(': ') && first.startsWith(header)))
}

/** User data and vendor data: a header that cloud-init knows, and YAML where the header promises it. */
export const userDataProblem = (text: string): LineProblem | null => {
  if (text.trim() === '') return null
  const header = headerOf(text)
  if (header === undefined) return { line: 1, message: words.header }
  if (header !== '#cloud-config') return null
  return yamlProblem(text) ?? (isMap(text) ? null : { line: 1, message: words.map })
}

/** The network configuration is YAML without a header. */
export const networkProblem = (text: string): LineProblem | null => {
  if (text.trim() === '') return null
  return yamlProblem(text) ?? (isMap(text) ? null : { line: 1, message: words.map })
}

/** User data with these keys for the first user, next to those that are in it; only `#cloud-config` can take them. */
export const withSshKeys = (userData: string, keys: readonly string[]): string => {
  if (keys.length === 0) return userData
  // The header is a comment to YAML, which may move it; to cloud-init it must be the first line.
  const document: Document = parseDocument(userData.replace(/^#cloud-config[^\n]*\n?/, ''))
  const before: unknown = document.get('ssh_authorized_keys')
  const there: unknown[] = isSeq(before) ? before.toJSON() : []
  const added = keys.filter((key) => !there.includes(key))
  if (document.contents === null) document.contents = document.createNode({})
  document.set('ssh_authorized_keys', document.createNode([...there, ...added]))
  return `#cloud-config\n${document.toString({ lineWidth: 0 })}`
}

export const takesSshKeys = (userData: string): boolean =>
  userData.trim() === '' || headerOf(userData) === '#cloud-config'
