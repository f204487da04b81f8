import type { InstanceAction } from '@gantry/protocol/actions'
import type { ServerRow } from '@gantry/protocol/server-row'

/** Enough of an instance to name it on a command line. */
export type CommandTarget = { server: string; project: string; name: string }
export type Servers = ReadonlyMap<string, ServerRow>

/** The client that belongs to the server; `lxc` where the server never said what it is. */
export const clientOf = (server: ServerRow | undefined): 'lxc' | 'incus' =>
  server?.product === 'incus' ? 'incus' : 'lxc'

/** A word for a POSIX shell: as it is where that is safe, else in single quotes. */
export const shellWord = (word: string): string =>
  /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`

/** `--project` is left out for the default one, as a person would. */
export const projectFlag = (project: string): string[] =>
  project === 'default' ? [] : ['--project', project]

export const remoteName = (target: CommandTarget, server: ServerRow | undefined): string =>
  `${server?.name ?? target.server}:${target.name}`

/** Sub-command and flags. Unfreezing is what `start` does to a frozen instance. */
const verbs: Readonly<
  Record<InstanceAction, (client: 'lxc' | 'incus') => { verb: string; flags: string[] }>
> = {
  start: () => ({ verb: 'start', flags: [] }),
  stop: () => ({ verb: 'stop', flags: [] }),
  'force-stop': () => ({ verb: 'stop', flags: ['--force'] }),
  restart: () => ({ verb: 'restart', flags: [] }),
  freeze: () => ({ verb: 'pause', flags: [] }),
  unfreeze: (client) => ({ verb: client === 'incus' ? 'resume' : 'start', flags: [] }),
  delete: () => ({ verb: 'delete', flags: [] }),
}

export const commandLine = (words: readonly string[]): string => words.map(shellWord).join(' ')

/**
 * The command lines that do the same: one for each client and project, since one call of `lxc` works in one
 * project, with the instances of several servers in it.
 */
export const actionCommands = (
  action: InstanceAction,
  targets: readonly CommandTarget[],
  servers: Servers,
): string[] => {
  const groups = new Map<string, CommandTarget[]>()
  for (const target of targets) {
    const group = `${clientOf(servers.get(target.server))} ${target.project}`
    const members = groups.get(group)
    if (members === undefined) groups.set(group, [target])
    else members.push(target)
  }
  return [...groups.values()].flatMap((members) => {
    const [first] = members
    if (first === undefined) return []
    const client = clientOf(servers.get(first.server))
    const { verb, flags } = verbs[action](client)
    const names = members.map((target) => remoteName(target, servers.get(target.server)))
    return [commandLine([client, verb, ...names, ...flags, ...projectFlag(first.project)])]
  })
}
