import { join } from 'node:path'

/** The lab's fixed folder: a new run must find what a killed one left, so it is never a temporary one. */
export const labDir = process.env.GANTRY_LAB_DIR ?? '/var/lib/gantry-lab'

/**
 * A second lab can stand beside the first on one machine: give it another folder and another number (0–9).
 * The number moves every port by 100 × number and is part of each bridge, namespace and subnet.
 */
export const labNumber = Number(process.env.GANTRY_LAB_NUMBER ?? 0)

export const inLab = (...parts: string[]) => join(labDir, ...parts)
export const port = (base: number) => base + 100 * labNumber

export const folders = {
  run: inLab('run'),
  logs: inLab('logs'),
  seeded: inLab('seeded'),
  pinned: inLab('ns'),
  cgroups: inLab('ns-cgroup'),
  images: inLab('images'),
  streams: inLab('streams'),
  secrets: inLab('secrets'),
  lxc: inLab('conf', 'lxc'),
  incus: inLab('conf', 'incus'),
  /** The client configuration with the VM server alone, which only some ask for. */
  vm: inLab('conf', 'vm'),
}

/** What the lab's own commands see of the environment: nothing of the caller's, so that runs are alike. */
export const baseEnvironment = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  HOME: process.env.HOME ?? '/root',
  LANG: 'C.UTF-8',
  LXD_CONF: folders.lxc,
  INCUS_CONF: folders.incus,
}

/** Nothing listens on port 9: a daemon that looks for images or instance types on the internet fails at once. */
export const noOutbound = { HTTPS_PROXY: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9' }
