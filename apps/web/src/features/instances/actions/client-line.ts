import type { ServerRow } from '@gantry/protocol/server-row'
import { type CommandTarget, clientOf, projectFlag, remoteName, shellWord } from './command.ts'

/** The instance, and the server that it is on. */
export type InstanceTarget = CommandTarget & { of: ServerRow | undefined }

export const isIncus = ({ of }: InstanceTarget): boolean => clientOf(of) === 'incus'
export const serverName = ({ of, server }: InstanceTarget): string => of?.name ?? server
export const instanceOf = (target: InstanceTarget): string => remoteName(target, target.of)

/** A name that is not chosen yet stands in angle brackets, which no shell word needs to be quoted for. */
export const noName = '<name>'
const word = (text: string): string => (text.endsWith(noName) ? text : shellWord(text))

/** A command of the server's client about one instance, in its project. */
export const line = (target: InstanceTarget, ...words: string[]): string =>
  [clientOf(target.of), ...words, ...projectFlag(target.project)].map(word).join(' ')
