import { existsSync } from 'node:fs'
import { readdir, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { attempt } from './command.ts'
import { hasNamespace, insideMember } from './namespaces.ts'
import { commandLine, endPids, livePids, readProc } from './process.ts'
import type { Daemon } from './servers.ts'

/*
 * What a killed daemon leaves: container monitors, dnsmasq, fork* helpers, mounts under its folder, cgroups.
 * All of it is found by the path of that daemon's folder, never by a bare name.
 */

/** For a daemon that will be started again: its containers stay, everything else it makes anew. */
export async function clearMounts(daemon: Daemon): Promise<void> {
  if (daemon.inside && !(await hasNamespace(daemon))) return
  const list = insideMember(daemon, '/bin/cat', ['/proc/self/mountinfo'])
  const mounts = ((await attempt(list.file, list.args)) ?? '')
    .split('\n')
    .map((line) => line.split(' ')[4] ?? '')
    .filter((path) => path.startsWith(`${daemon.dir}/`))
    .sort()
    .reverse()
  for (const path of mounts) {
    const unmount = insideMember(daemon, '/bin/umount', ['-l', path])
    await attempt(unmount.file, unmount.args)
  }
}

/** For a daemon that is gone for good: its helpers and containers end too. */
export async function clearProcesses(daemon: Daemon): Promise<void> {
  await endPids(await processesOf(daemon))
  // A container's own processes end with its monitor; any that do not are found by their root folder.
  await endPids(await processesOf(daemon), 'SIGKILL')
}

async function processesOf(daemon: Daemon): Promise<number[]> {
  const folder = `${daemon.dir}/`
  return (await livePids()).filter(
    (pid) => isHelper(commandLine(pid), folder) || rootOf(pid).startsWith(folder),
  )
}

const helperNames =
  /^(\[lxc monitor\]|dnsmasq|\S*\/(lxd|incusd) fork|(lxd|incusd) fork|\S*virtiofsd|\S*qemu-system)/

const isHelper = (line: string, folder: string) => helperNames.test(line) && line.includes(folder)

/** Where the root folder of a process lies on the host's disk; `/` for processes that are in no container. */
export function rootOf(pid: number): string {
  for (const line of readProc(pid, 'mountinfo').split('\n')) {
    const fields = line.split(' ')
    if (fields[4] === '/') return fields[3] ?? ''
  }
  return ''
}

/** Removes the empty cgroups of killed containers; those of living ones cannot be removed. */
export async function clearCgroups(daemon: Daemon): Promise<void> {
  const names = await readdir(join(daemon.dir, 'containers')).catch(() => [])
  const hierarchies = await readdir('/sys/fs/cgroup', { withFileTypes: true }).catch(() => [])
  const roots = [
    '/sys/fs/cgroup',
    ...hierarchies.filter((one) => one.isDirectory()).map((one) => `/sys/fs/cgroup/${one.name}`),
  ]
  for (const root of roots) {
    for (const name of names) {
      for (const part of ['payload', 'monitor', 'pivot']) await removeTree(join(root, `lxc.${part}.${name}`))
    }
  }
}

async function removeTree(folder: string): Promise<void> {
  if (!existsSync(folder)) return
  const inside = await readdir(folder, { withFileTypes: true }).catch(() => [])
  for (const one of inside) if (one.isDirectory()) await removeTree(join(folder, one.name))
  await rmdir(folder).catch(() => undefined)
}
