import { type InstanceTarget, instanceOf, isIncus } from '../actions/client-line.ts'
import { clientOf, projectFlag, shellWord } from '../actions/command.ts'

/** A command line or several, and whether they are an `exec`, which works in a running instance only. */
export type FileCommand = { line: string; client: string; isExec: boolean }

/** A word whose text stands for bytes; with escapes in it, as bash's $'…' writes the very same ones. */
const byteWord = (text: string): string =>
  text.includes('\\') ? `$'${text.replaceAll("'", "\\'")}'` : shellWord(text)

/** `alpha:web/etc/hosts`. */
const remotePath = (target: InstanceTarget, path: string): string => byteWord(`${instanceOf(target)}${path}`)

const flagsOf = ({ project }: InstanceTarget): string[] => projectFlag(project).map(shellWord)

const line = (target: InstanceTarget, words: readonly string[]): FileCommand => {
  const client = clientOf(target.of)
  return { line: [client, ...words, ...flagsOf(target)].join(' '), client, isExec: false }
}

/** Flags of the client itself come before the `--`, or the command in the instance would get them. */
const exec = (target: InstanceTarget, words: readonly string[]): FileCommand => {
  const client = clientOf(target.of)
  const name = shellWord(instanceOf(target))
  return { line: [client, 'exec', name, ...flagsOf(target), '--', ...words].join(' '), client, isExec: true }
}

export const createCommand = (
  target: InstanceTarget,
  kind: 'file' | 'directory' | 'symlink',
  path: string,
  leadsTo: string,
): FileCommand => {
  if (isIncus(target)) {
    const type = kind === 'file' ? [] : [`--type=${kind}`]
    const link = kind === 'symlink' ? [byteWord(leadsTo)] : []
    return line(target, ['file', 'create', ...type, remotePath(target, path), ...link])
  }
  // Or the new file would get the mode of /dev/null.
  if (kind === 'file')
    return line(target, ['file', 'push', '--mode', '0644', '/dev/null', remotePath(target, path)])
  if (kind === 'directory') return exec(target, ['mkdir', '--', byteWord(path)])
  return exec(target, ['ln', '-s', '--', byteWord(leadsTo), byteWord(path)])
}

export const renameCommand = (target: InstanceTarget, path: string, to: string): FileCommand =>
  exec(target, ['mv', '--', byteWord(path), byteWord(to)])

/** LXD's client deletes no directory that is not empty. */
export const removeCommand = (
  target: InstanceTarget,
  removed: readonly { path: string; isDirectory: boolean }[],
): FileCommand => {
  const trees = removed.some(({ isDirectory }) => isDirectory)
  if (trees && !isIncus(target)) {
    return exec(target, ['rm', '-r', '--', ...removed.map(({ path }) => byteWord(path))])
  }
  const force = trees ? ['--force'] : []
  return line(target, ['file', 'delete', ...force, ...removed.map(({ path }) => remotePath(target, path))])
}

/** Both in one `sh -c` would be one line, but its shell may not know what bash's $'…' means. */
export const attributesCommand = (
  target: InstanceTarget,
  path: string,
  { mode, owner }: { mode: string | undefined; owner: string | undefined },
): FileCommand => {
  const chown = owner === undefined ? [] : [['chown', owner]]
  // Last: a change of the owner takes set-user-id and set-group-id away.
  const chmod = mode === undefined ? [] : [['chmod', mode]]
  const asked = chown.length + chmod.length === 0 ? [['stat']] : [...chown, ...chmod]
  const lines = asked.map((words) => exec(target, [...words, '--', byteWord(path)]).line)
  return { line: lines.join('\n'), client: clientOf(target.of), isExec: true }
}

export const editCommand = (target: InstanceTarget, path: string): FileCommand =>
  line(target, ['file', 'edit', remotePath(target, path)])
