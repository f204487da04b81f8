import { chmod, mkdir } from 'node:fs/promises'
import { answers } from './api.ts'
import { attempt, command } from './command.ts'
import { insideMember } from './namespaces.ts'
import { endBackground, endPids, livePid, startBackground, waitDead } from './process.ts'
import { type Daemon, machineServer, type ServerKind } from './servers.ts'
import { baseEnvironment, inLab, noOutbound } from './settings.ts'
import { emulated } from './vm/launcher.ts'

/** Debian keeps Incus' own tools beside its daemon, and the daemon wants to find them first. */
const incusFolder = '/usr/libexec/incus'

const binary: Record<ServerKind, string> = { lxd: '/usr/bin/lxd', incus: `${incusFolder}/incusd` }

export function environmentOf(daemon: Daemon): Record<string, string> {
  if (daemon.kind === 'lxd') return { LXD_DIR: daemon.dir }
  return { INCUS_DIR: daemon.dir, PATH: `${incusFolder}:${baseEnvironment.PATH}` }
}

const logFile = (daemon: Daemon) => inLab('logs', `${daemon.name}.log`)

/** Starts a daemon unless it stands already, and waits until its API answers. */
export async function startDaemon(daemon: Daemon): Promise<void> {
  if ((await livePid(daemon.name)) !== undefined && (await answers(daemon))) return
  await endBackground(daemon.name, 'SIGKILL')
  await mkdir(daemon.dir, { recursive: true })
  // Unprivileged containers walk through this folder to their root file system.
  await chmod(daemon.dir, 0o711)
  const args = ['--group', 'root', '--logfile', logFile(daemon)]
  const { env, ...program } = launcherOf(daemon, args)
  await startBackground({
    name: daemon.name,
    ...program,
    // A member's namespace has no way out, and its peers' addresses must not go through a proxy.
    env: {
      ...environmentOf(daemon),
      ...(daemon.inside ? {} : noOutbound),
      ...env,
      INCUS_SKIP_INSTANCE_TYPES: '1',
    },
    mark: logFile(daemon),
  })
  await waitReady(daemon)
}

function launcherOf(daemon: Daemon, args: string[]) {
  const file = binary[daemon.kind]
  if (daemon.name === machineServer.name) return emulated(file, args)
  return { ...insideMember(daemon, file, args), env: {} }
}

export async function waitReady(daemon: Daemon): Promise<void> {
  const env = environmentOf(daemon)
  await command(binary[daemon.kind], ['waitready', '--timeout=60'], { env, timeout: 65_000 }).catch(
    (cause) => {
      throw new Error(`${daemon.name} did not become ready; see ${logFile(daemon)}`, { cause })
    },
  )
}

/** The clean way down: the daemon stops its instances and takes away its bridge, dnsmasq and mounts. */
export async function shutdownDaemon(daemon: Daemon, seconds = 20): Promise<void> {
  const pid = await livePid(daemon.name)
  if (pid !== undefined) {
    const args = ['shutdown', `--timeout=${seconds}`]
    await attempt(binary[daemon.kind], args, { env: environmentOf(daemon), timeout: (seconds + 5) * 1000 })
    if (!(await waitDead(pid, 3000))) await endPids([pid], 'SIGKILL')
  }
  await endBackground(daemon.name, 'SIGKILL')
}

export async function killDaemon(daemon: Daemon): Promise<void> {
  await endBackground(daemon.name, 'SIGKILL')
}

/** Feeds a preseed to `lxd init` or `incus admin init`; JSON is YAML too. */
export async function preseed(daemon: Daemon, content: unknown): Promise<void> {
  const [file, args] =
    daemon.kind === 'lxd' ? ['/usr/bin/lxd', ['init']] : ['/usr/bin/incus', ['admin', 'init']]
  // The joining command itself connects to the cluster, so it has to run inside the member's namespace.
  const inside = insideMember(daemon, file, [...args, '--preseed'])
  await command(inside.file, inside.args, { env: environmentOf(daemon), input: JSON.stringify(content) })
}

/** Runs the daemon's own command line client against it. */
export async function client(daemon: Daemon, args: readonly string[], timeout = 60_000): Promise<string> {
  const file = daemon.kind === 'lxd' ? '/usr/bin/lxc' : '/usr/bin/incus'
  return await command(file, args, { env: environmentOf(daemon), timeout })
}
