import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { emptyCgroups, rootOf } from './clean.ts'
import { attempt } from './command.ts'
import { firewallLeftovers } from './firewall.ts'
import { labNamespaces } from './namespaces.ts'
import { commandLine, livePids } from './process.ts'
import { machineServer, memberSubnet, standalones } from './servers.ts'
import { labDir } from './settings.ts'
import { leftDevices } from './vm/devices.ts'

/** Everything of the lab that is still on this machine, one line each; empty after a good `down`. */
export async function leftovers(): Promise<string[]> {
  const bridges = [...standalones, machineServer].map((one) => one.bridge)
  return [
    ...(await leftProcesses()),
    ...(await leftMounts()),
    ...(await labNamespaces()).map((name) => `network namespace: ${name}`),
    ...(await leftLinks(bridges)),
    ...(await leftRoutes()),
    ...(await firewallLeftovers(bridges)),
    ...(await emptyCgroups()).map((folder) => `cgroup: ${folder}`),
    ...(await leftDevices()),
    ...(existsSync(labDir) ? [`folder: ${labDir}`] : []),
  ]
}

async function leftProcesses(): Promise<string[]> {
  return (await labProcesses()).map((pid) => `process: ${pid} ${commandLine(pid).slice(0, 120)}`)
}

/** Every process of the lab: daemons, forwarders, monitors, dnsmasq, and what runs in its containers. */
export async function labProcesses(): Promise<number[]> {
  const folder = `${labDir}/`
  return (await livePids()).filter((pid) => {
    const line = commandLine(pid)
    return (programs.test(line) && line.includes(folder)) || rootOf(pid).startsWith(folder)
  })
}

/** A person's `tail` of a log of the lab is none of its processes. */
const programs = /^\S*(lxd|incusd|dnsmasq|node|nsenter|virtiofsd|qemu\S*) |^\[lxc monitor\]/

async function leftMounts(): Promise<string[]> {
  const mounts = (await readFile('/proc/self/mountinfo', 'utf8'))
    .split('\n')
    .map((line) => line.split(' ')[4] ?? '')
  return mounts.filter((path) => path.startsWith(`${labDir}/`)).map((path) => `mount: ${path}`)
}

async function leftLinks(bridges: string[]): Promise<string[]> {
  const text = (await attempt('ip', ['-oneline', 'link'])) ?? ''
  const ours = text.split('\n').filter((line) => bridges.some((bridge) => line.includes(bridge)))
  return ours.map((line) => `link: ${line.split(':')[1]?.trim()}`)
}

async function leftRoutes(): Promise<string[]> {
  const text = (await attempt('ip', ['route', 'show', 'type', 'unreachable'])) ?? ''
  return text.includes(memberSubnet) ? [`route: unreachable ${memberSubnet}`] : []
}
