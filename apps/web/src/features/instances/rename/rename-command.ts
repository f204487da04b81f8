import {
  type CommandTarget,
  clientOf,
  commandLine,
  projectFlag,
  remoteName,
  type Servers,
} from '../actions/command.ts'

/** `lxc rename alpha:web www`. What is not typed yet stands in angle brackets. */
export const renameCommand = (target: CommandTarget, name: string, servers: Servers): string => {
  const server = servers.get(target.server)
  const line = commandLine([clientOf(server), 'rename', remoteName(target, server)])
  const rest = commandLine([...(name === '' ? [] : [name]), ...projectFlag(target.project)])
  return [line, name === '' ? '<name>' : '', rest].filter(Boolean).join(' ')
}
