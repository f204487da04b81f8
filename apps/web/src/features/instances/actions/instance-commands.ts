import { type InstanceTarget, instanceOf, line, noName } from './client-line.ts'

/** What shows the same as the instance page. */
export const readCommands = (target: InstanceTarget): { info: string; config: string } => ({
  info: line(target, 'info', instanceOf(target)),
  config: line(target, 'config', 'show', instanceOf(target), '--expanded'),
})

/** What opens the configuration in an editor of the shell. */
export const editCommand = (target: InstanceTarget): string =>
  line(target, 'config', 'edit', instanceOf(target))

/** What is not typed yet is empty. */
export const renameCommand = (target: InstanceTarget, name: string): string =>
  line(target, 'rename', instanceOf(target), name || noName)
