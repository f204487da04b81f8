import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { attempt, command } from './command.ts'
import { type Daemon, memberSubnet, members } from './servers.ts'
import { folders, labNumber } from './settings.ts'

/*
 * Each member has a network namespace of its own, joined by a veth pair to a bridge in a switch namespace, and a
 * mount namespace of its own with the sysfs of that network namespace (LXD reads /sys/class/net) and the host's
 * cgroups bound into it. `nsenter`, never `ip netns exec`: the latter mounts a new /sys and loses the cgroups.
 */
const prefix = `glab${labNumber}-`
const switchName = `${prefix}switch`
const netnsName = (member: Daemon) => `${prefix}${member.name}`
const netnsPath = (name: string) => `/run/netns/${name}`
const pinPath = (member: Daemon) => join(folders.pinned, member.name)

/** The command that runs `file` in a member's network (and, where it has one, mount) namespace. */
export function insideMember(daemon: Daemon, file: string, args: string[]) {
  if (!daemon.inside) return { file, args }
  const namespaces = [`--net=${netnsPath(netnsName(daemon))}`, `--mount=${pinPath(daemon)}`]
  return { file: '/usr/bin/nsenter', args: [...namespaces, file, ...args] }
}

/** Only the network: for forwarders, which need the host's files. */
export function insideNetwork(daemon: Daemon, file: string, args: string[]) {
  return { file: '/usr/bin/nsenter', args: [`--net=${netnsPath(netnsName(daemon))}`, file, ...args] }
}

export async function makeNamespaces(): Promise<void> {
  await mkdir(folders.pinned, { recursive: true })
  await mkdir(folders.cgroups, { recursive: true })
  if (!(await isMountPoint(folders.pinned))) {
    // A mount namespace can only be pinned on a private mount.
    await command('mount', ['--bind', folders.pinned, folders.pinned])
    await command('mount', ['--make-private', folders.pinned])
  }
  // Nothing that is meant for a member may ever leave this machine by its default route.
  await command('ip', ['route', 'replace', 'unreachable', memberSubnet])
  if (!existsSync(netnsPath(switchName))) {
    await command('ip', ['netns', 'add', switchName])
    await command('ip', ['-n', switchName, 'link', 'set', 'lo', 'up'])
  }
  await attempt('ip', ['-n', switchName, 'link', 'add', 'sw0', 'type', 'bridge'])
  await command('ip', ['-n', switchName, 'link', 'set', 'sw0', 'up'])
  for (const member of members) await makeMemberNamespaces(member)
}

async function makeMemberNamespaces(member: Daemon): Promise<void> {
  const name = netnsName(member)
  const complete = existsSync(netnsPath(name)) && (await isMountPoint(pinPath(member)))
  if (complete) return
  await dropMemberNamespaces(member)
  const cable = `v-${member.name}`
  await attempt('ip', ['-n', switchName, 'link', 'del', cable])
  await command('ip', ['netns', 'add', name])
  await command('ip', ['-n', name, 'link', 'set', 'lo', 'up'])
  const peer = ['peer', 'name', 'eth0', 'netns', name]
  await command('ip', ['-n', switchName, 'link', 'add', cable, 'type', 'veth', ...peer])
  await command('ip', ['-n', switchName, 'link', 'set', cable, 'master', 'sw0', 'up'])
  await command('ip', ['-n', name, 'addr', 'add', `${member.inside}/24`, 'dev', 'eth0'])
  await command('ip', ['-n', name, 'link', 'set', 'eth0', 'up'])
  await writeFile(pinPath(member), '')
  const mounts = [
    `mount --rbind /sys/fs/cgroup ${folders.cgroups}`,
    'mount -t sysfs sysfs /sys',
    `mount --rbind ${folders.cgroups} /sys/fs/cgroup`,
    `umount -l ${folders.cgroups}`,
  ].join(' && ')
  const unshare = ['unshare', `--mount=${pinPath(member)}`, '--propagation', 'private', 'sh', '-c', mounts]
  await command('nsenter', [`--net=${netnsPath(name)}`, ...unshare])
}

/** Cuts a member from its peers (its API stays reachable from the host), or joins it again. */
export async function setCable(member: Daemon, state: 'up' | 'down'): Promise<void> {
  await command('ip', ['-n', switchName, 'link', 'set', `v-${member.name}`, state])
}

export async function dropNamespaces(): Promise<void> {
  for (const member of members) await dropMemberNamespaces(member)
  await attempt('ip', ['netns', 'del', switchName])
  await attempt('umount', ['-l', folders.pinned])
  await attempt('ip', ['route', 'del', 'unreachable', memberSubnet])
}

async function dropMemberNamespaces(member: Daemon): Promise<void> {
  if (await isMountPoint(pinPath(member))) await attempt('umount', ['-l', pinPath(member)])
  await rm(pinPath(member), { force: true })
  if (existsSync(netnsPath(netnsName(member)))) await attempt('ip', ['netns', 'del', netnsName(member)])
}

export async function hasNamespace(member: Daemon): Promise<boolean> {
  return existsSync(netnsPath(netnsName(member))) && (await isMountPoint(pinPath(member)))
}

export async function labNamespaces(): Promise<string[]> {
  const list = (await attempt('ip', ['netns', 'list'])) ?? ''
  return list
    .split('\n')
    .flatMap((line) => line.split(' ').slice(0, 1))
    .filter((name) => name.startsWith(prefix))
}

async function isMountPoint(path: string): Promise<boolean> {
  const mounts = await readFile('/proc/self/mountinfo', 'utf8')
  return mounts.split('\n').some((line) => line.split(' ')[4] === path)
}
