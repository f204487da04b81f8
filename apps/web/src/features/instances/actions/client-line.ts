import type { ServerRow } from '@gantry/protocol/server-row'
import { type CommandTarget, clientOf, projectFlag, remoteName, shellWord } from './command.ts'

/** The instance, and the server that it is on. */
export type InstanceTarget = CommandTarget & { of: ServerRow | undefined }

export const isIncus = ({ of }: InstanceTarget): boolean => clientOf(of) === 'incus'
export const serverName = ({ of, server }: InstanceTarget): string => of?.name ?? server
export const instanceOf = (target: InstanceTarget): string => remoteName(target, target.of)

/** A name that is not chosen yet. */
export const noName = '<name>'

/** What is not chosen yet: a whole word, or one end of a word such as `alpha:<name>`. */
const placeholder = /^(.*[:/])?(<(?:name|image|server|remote)>)(:.*)?$/s

const quoted = (part: string | undefined): string => (part === undefined ? '' : shellWord(part))

/** A word for a shell. What is not chosen yet keeps its angle brackets, for a person to put the name there. */
export const word = (text: string): string => {
  const found = placeholder.exec(text)
  if (found === null) return shellWord(text)
  const [, before, bare, after] = found
  return `${quoted(before)}${bare}${quoted(after)}`
}

/** A command of the server's client about one instance, in its project. */
export const line = (target: InstanceTarget, ...words: string[]): string =>
  [clientOf(target.of), ...words, ...projectFlag(target.project)].map(word).join(' ')
