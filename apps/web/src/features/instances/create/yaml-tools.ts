import { type Document, isAlias, isSeq, LineCounter, parseDocument } from 'yaml'
import { t } from '../../../i18n/en.ts'
import { documentProblem, jsOf } from '../configuration/read-yaml.ts'

/** What is wrong with a text, and in which line, counted from one. */
export type LineProblem = { line: number; message: string }

const words = t.create.cloudInit.problems

/** YAML of keys with values, or nothing at all. */
const mapProblem = (text: string): LineProblem | null => {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const problem = documentProblem(document, lines)
  if (problem !== undefined) return problem
  const value = jsOf(document)
  const isMap = value === null || (typeof value === 'object' && !Array.isArray(value))
  return isMap ? null : { line: 1, message: words.map }
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
  return mapProblem(text)
}

/** The network configuration is YAML without a header. */
export const networkProblem = (text: string): LineProblem | null =>
  text.trim() === '' ? null : mapProblem(text)

/** User data with these keys for the first user, next to those that are in it; only `#cloud-config` can take them. */
export const withSshKeys = (userData: string, keys: readonly string[]): string => {
  if (keys.length === 0) return userData
  // The header is a comment to YAML, which may move it; to cloud-init it must be the first line.
  const document: Document = parseDocument(userData.replace(/^#cloud-config[^\n]*\n?/, ''))
  const written = document.get('ssh_authorized_keys', true)
  const before = isAlias(written) ? written.resolve(document) : written
  const there: unknown[] = isSeq(before) ? before.toJS(document) : []
  const added = keys.filter((key) => !there.includes(key))
  if (document.contents === null) document.contents = document.createNode({})
  if (isSeq(written)) {
    // The list itself stays: an alias elsewhere may name it, or one of its keys.
    for (const key of added) written.add(document.createNode(key))
    written.flow = false
  } else document.set('ssh_authorized_keys', document.createNode([...there, ...added]))
  return `#cloud-config\n${document.toString({ lineWidth: 0 })}`
}

export const takesSshKeys = (userData: string): boolean =>
  userData.trim() === '' || headerOf(userData) === '#cloud-config'
