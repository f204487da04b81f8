import type { FileKind } from '@gantry/protocol/files'

const letters: Readonly<Record<FileKind, string>> = {
  file: '-',
  directory: 'd',
  symlink: 'l',
  fifo: 'p',
  socket: 's',
  'block-device': 'b',
  'character-device': 'c',
  unknown: '?',
}

/** The execute column, which shows one more bit: small where it is executable too, else a capital. */
const last = (execute: boolean, special: boolean, letter: string): string => {
  if (special) return execute ? letter : letter.toUpperCase()
  return execute ? 'x' : '-'
}

/** As `ls -l` writes it: `drwxr-xr-x`. */
export const modeText = (kind: FileKind, mode: number): string => {
  const part = (shift: number, special: number, letter: string): string => {
    const bits = mode >> shift
    return `${bits & 4 ? 'r' : '-'}${bits & 2 ? 'w' : '-'}${last((bits & 1) !== 0, (mode & special) !== 0, letter)}`
  }
  return `${letters[kind]}${part(6, 0o4000, 's')}${part(3, 0o2000, 's')}${part(0, 0o1000, 't')}`
}

/** Octal as people write it: `644`, and four digits only where the first is not 0. */
export const octal = (mode: number): string => mode.toString(8).padStart(3, '0')

export const parseOctal = (text: string): number | undefined =>
  /^[0-7]{3,4}$/.test(text) ? Number.parseInt(text, 8) : undefined

const maxId = 4_294_967_294

export const parseId = (text: string): number | undefined => {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  return value <= maxId ? value : undefined
}
