import { inLab, labNumber, port } from './settings.ts'

export type ServerKind = 'lxd' | 'incus'

/** One daemon process: a standalone server, or a member of the cluster. */
export interface Daemon {
  name: string
  kind: ServerKind
  dir: string
  /** Where a client on this machine reaches it, host:port. */
  address: string
  /** For a cluster member: the address inside the lab's network. */
  inside?: string
}

export interface Standalone extends Daemon {
  bridge: string
  /** The bridge's own address; always given, because a daemon left to choose probes random subnets. */
  subnet: string
}

/** What Gantry calls a server: a standalone daemon, or a whole cluster with several addresses. */
export interface LabServer {
  name: 'alpha' | 'beta' | 'gamma' | 'delta'
  kind: ServerKind
  /** host:port, for a cluster one for each member. */
  addresses: string[]
  members: string[]
}

const standalone = (name: string, kind: ServerKind, index: number): Standalone => ({
  name,
  kind,
  dir: inLab(name),
  address: `127.0.0.1:${port(8440 + index)}`,
  bridge: `${name}br${labNumber}`,
  subnet: `10.78.${10 * labNumber + index}.1/24`,
})

const member = (index: number): Daemon => ({
  name: `m${index}`,
  kind: 'lxd',
  dir: inLab(`m${index}`),
  address: `127.0.0.1:${port(8460 + index)}`,
  inside: `10.88.${labNumber}.${10 + index}`,
})

export const standalones = [
  standalone('alpha', 'lxd', 1),
  standalone('beta', 'lxd', 2),
  standalone('delta', 'incus', 4),
]
/** Only there when asked for (`up --vm`): it wants QEMU, and is slow as emulation is. No part of `servers`. */
export const machineServer: Standalone = standalone('vm', 'lxd', 5)
export const members = [member(1), member(2), member(3)]
export const daemons: Daemon[] = [...standalones, ...members]

/** The subnet between the members, and that of the managed bridge which each member has in its namespace. */
export const memberSubnet = `10.88.${labNumber}.0/24`
export const clusterBridge = { name: 'lxdbr0', subnet: `10.79.${labNumber}.1/24` }

export const streamsAddress = `127.0.0.1:${port(8480)}`

export const servers: LabServer[] = [
  ...standalones.slice(0, 2).map(single),
  { name: 'gamma', kind: 'lxd', addresses: members.map((one) => one.address), members: ['m1', 'm2', 'm3'] },
  ...standalones.slice(2).map(single),
]

function single(one: Standalone): LabServer {
  const name = one.name === 'alpha' ? 'alpha' : one.name === 'beta' ? 'beta' : 'delta'
  return { name, kind: one.kind, addresses: [one.address], members: [] }
}

/** A daemon by its name; `gamma` stands for all members. */
export function daemonsOf(name: string): Daemon[] {
  const found = name === 'gamma' ? members : [...daemons, machineServer].filter((one) => one.name === name)
  if (found.length === 0) throw new Error(`The lab has no server or member called ${name}.`)
  return found
}
