import { splitInstanceKey } from '@gantry/protocol/instance-row'
import type { ServerRow } from '@gantry/protocol/server-row'
import type { OpenTerminal } from '@gantry/protocol/terminal'
import { clientOf, commandLine, projectFlag, remoteName } from '../instances/actions/command.ts'

/** What is to be opened; how large the window is comes from the window. */
export type Wanted = OpenTerminal extends infer T
  ? T extends unknown
    ? Omit<T, 'cols' | 'rows'>
    : never
  : never

/** The line for a shell that opens the same. */
export const openCommand = (wanted: Wanted, server: ServerRow | undefined): string => {
  const instance = splitInstanceKey(wanted.instance)
  const { project } = instance
  const target = remoteName(instance, server)
  const client = clientOf(server)
  if (wanted.kind !== 'exec') {
    const type = wanted.kind === 'vga' ? ['--type=vga'] : []
    return commandLine([client, 'console', target, ...type, ...projectFlag(project)])
  }
  return commandLine([
    client,
    'exec',
    target,
    ...projectFlag(project),
    ...(wanted.cwd === undefined ? [] : ['--cwd', wanted.cwd]),
    ...(wanted.user === undefined ? [] : ['--user', String(wanted.user)]),
    ...(wanted.group === undefined ? [] : ['--group', String(wanted.group)]),
    ...Object.entries(wanted.environment ?? {}).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
    '--',
    ...(wanted.command ?? ['sh', '-l']),
  ])
}
