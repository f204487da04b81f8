import { readdir, readFile, rmdir } from 'node:fs/promises'
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

/**
 * The folders that killed containers leave in the cgroup hierarchies. They carry the container's name only, not
 * its server's, but an empty one belongs to nothing that lives; the kernel refuses to remove one with processes.
 */
export async function emptyCgroups(): Promise<string[]> {
  const inside = await folderNames('/sys/fs/cgroup')
  const roots = ['/sys/fs/cgroup', ...inside.map((name) => `/sys/fs/cgroup/${name}`)]
  const found: string[] = []
  for (const root of roots) {
    const names = (await folderNames(root)).filter((name) => /^lxc\.(payload|monitor|pivot)(\.|$)/.test(name))
    for (const folder of names.map((name) => join(root, name))) if (await isEmpty(folder)) found.push(folder)
  }
  return found
}

export async function clearCgroups(): Promise<void> {
  for (const folder of await emptyCgroups()) await removeTree(folder)
}

async function isEmpty(folder: string): Promise<boolean> {
  if ((await readFile(join(folder, 'cgroup.procs'), 'utf8').catch(() => '')) !== '') return false
  const inside = await folderNames(folder)
  const empty = await Promise.all(inside.map((name) => isEmpty(join(folder, name))))
  return empty.every(Boolean)
}

async function removeTree(folder: string): Promise<void> {
  for (const name of await folderNames(folder)) await removeTree(join(folder, name))
  await rmdir(folder).catch(() => undefined)
}

async function folderNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
}
