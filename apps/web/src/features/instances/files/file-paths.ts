import { bytesToText, textToBytes } from '@gantry/protocol/byte-text'
import { toUtf8 } from '@gantry/protocol/utf8'
import { files } from '../../../i18n/en/files.ts'

/*
 * Paths as text that stands for bytes (`byte-text.ts`). A slash is never written as an escape, so a path can be taken
 * apart as text.
 */

export const childOf = (path: string, name: string): string => (path === '/' ? `/${name}` : `${path}/${name}`)

export const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/'

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** Every directory from the root to the path itself. */
export const crumbsOf = (path: string): { name: string; path: string }[] => {
  const names = path.split('/').filter(Boolean)
  return names.map((name, index) => ({ name, path: `/${names.slice(0, index + 1).join('/')}` }))
}

/** A name as browsers give it, of a file to upload. */
export const ofBrowserName = (name: string): string => bytesToText(toUtf8(name))

/** The one way in which the same bytes are written; undefined when the text stands for none. */
export const canonical = (text: string): string | undefined => {
  const bytes = textToBytes(text)
  return bytes === undefined ? undefined : bytesToText(bytes)
}

const maxNameBytes = 255

/** What is wrong with a name that a person typed, or undefined. */
export const nameProblem = (text: string, taken: ReadonlySet<string>): string | undefined => {
  const bytes = textToBytes(text)
  if (bytes === undefined) return files.nameEscape
  if (bytes.length === 0) return files.nameEmpty
  if (bytes.length > maxNameBytes) return files.nameLong
  const name = bytesToText(bytes)
  if (name === '.' || name === '..' || name.includes('/') || bytes.includes(0)) return files.nameBad
  return taken.has(name) ? files.nameTaken : undefined
}

/** A path of the address bar, as the BFF takes it; the root where it is none. */
export const pathOfSearch = (text: string | undefined): string => {
  const names = (canonical(text ?? '/') ?? '').split('/').filter((name) => name !== '' && name !== '.')
  return names.includes('..') ? '/' : `/${names.join('/')}`
}
