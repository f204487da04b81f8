import type { ServerRow } from '@gantry/protocol/server-row'
import { type CommandTarget, clientOf, projectFlag, remoteName, shellWord } from '../actions/command.ts'

/** Where the files are: enough to name them on a command line. */
export type FilePlace = { target: CommandTarget; server: ServerRow | undefined }

/** A command line, and whether it is an `exec`, which works in a running instance only. */
export type FileCommand = { line: string; client: string; isExec: boolean }

/** A word whose text stands for bytes; with escapes in it, as bash's $'…' writes the very same ones. */
const byteWord = (text: string): string =>
  text.includes('\\') ? `$'${text.replaceAll("'", "\\'")}'` : shellWord(text)

/** `alpha:web/etc/hosts`. */
const remotePath = ({ target, server }: FilePlace, path: string): string =>
  byteWord(`${remoteName(target, server)}${path}`)

const line = (place: FilePlace, words: readonly string[], isExec = false): FileCommand => {
  const client = clientOf(place.server)
  return { line: [client, ...words, ...projectFlag(place.target.project)].join(' '), client, isExec }
}

/** Flags of the client itself come before the `--`, or the command in the instance would get them. */
const exec = ({ target, server }: FilePlace, words: readonly string[]): FileCommand => {
  const client = clientOf(server)
  const name = shellWord(remoteName(target, server))
  const flags = projectFlag(target.project)
  return { line: [client, 'exec', name, ...flags, '--', ...words].join(' '), client, isExec: true }
}

const isIncus = ({ server }: FilePlace): boolean => clientOf(server) === 'incus'

export const createCommand = (
  place: FilePlace,
  kind: 'file' | 'directory' | 'symlink',
  path: string,
  target: string,
): FileCommand => {
  if (isIncus(place)) {
    const type = kind === 'file' ? [] : [`--type=${kind}`]
    const link = kind === 'symlink' ? [byteWord(target)] : []
    return line(place, ['file', 'create', ...type, remotePath(place, path), ...link])
  }
  if (kind === 'file') return line(place, ['file', 'push', '/dev/null', remotePath(place, path)])
  if (kind === 'directory') return exec(place, ['mkdir', '--', byteWord(path)])
  return exec(place, ['ln', '-s', '--', byteWord(target), byteWord(path)])
}

export const renameCommand = (place: FilePlace, path: string, to: string): FileCommand =>
  exec(place, ['mv', '--', byteWord(path), byteWord(to)])

/** LXD's client deletes no directory that is not empty. */
export const removeCommand = (
  place: FilePlace,
  removed: readonly { path: string; isDirectory: boolean }[],
): FileCommand => {
  const trees = removed.some(({ isDirectory }) => isDirectory)
  if (trees && !isIncus(place)) {
    return exec(place, ['rm', '-r', '--', ...removed.map(({ path }) => byteWord(path))])
  }
  const force = trees ? ['--force'] : []
  return line(place, ['file', 'delete', ...force, ...removed.map(({ path }) => remotePath(place, path))])
}

export const attributesCommand = (
  place: FilePlace,
  path: string,
  { mode, owner }: { mode: string | undefined; owner: string | undefined },
): FileCommand => {
  const chmod = mode === undefined ? [] : [`chmod ${mode} -- ${byteWord(path)}`]
  const chown = owner === undefined ? [] : [`chown ${owner} -- ${byteWord(path)}`]
  const both = [...chown, ...chmod]
  return both.length === 2
    ? exec(place, ['sh', '-c', shellWord(both.join(' && '))])
    : exec(place, [both[0] ?? `stat -- ${byteWord(path)}`])
}

export const editCommand = (place: FilePlace, path: string): FileCommand =>
  line(place, ['file', 'edit', remotePath(place, path)])
