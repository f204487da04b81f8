import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { attempt, command } from './command.ts'
import { labDir } from './settings.ts'
import { machinePackages } from './vm/packages.ts'

/** The lab cannot run on this machine; the message says why in one sentence. */
export class CannotRun extends Error {}

const wanted = [
  ...['lxd', 'lxd-client', 'iptables', 'nftables', 'dnsmasq-base', 'btrfs-progs', 'busybox-static', 'rsync'],
  ...['squashfs-tools', 'xz-utils', 'iproute2', 'attr', 'ca-certificates', 'chromium-headless-shell'],
]
const incusPackages = ['incus-base', 'incus-client']
const noQuestions = { DEBIAN_FRONTEND: 'noninteractive' }
const minutes = 60_000

/** Installs what is missing from the distribution's own packages; prints a line only if there is something to do. */
export async function ensurePackages(): Promise<void> {
  const release = await ensureSupported()
  await install([...(await notInstalled(wanted)), ...(await missingToolchain())])
  if ((await notInstalled(incusPackages)).length > 0) await installIncus(release)
  for (const file of ['/usr/bin/lxd', '/usr/bin/lxc', '/usr/libexec/incus/incusd', '/usr/bin/incus']) {
    if (!existsSync(file)) throw new CannotRun(`The lab cannot run here: the packages gave no ${file}.`)
  }
}

/** The same for the VM server. */
export async function ensureMachinePackages(): Promise<void> {
  await ensureSupported()
  await install(await notInstalled(machinePackages))
}

async function install(missing: string[]): Promise<void> {
  if (missing.length === 0) return
  say(`installing ${missing.join(' ')}`)
  await apt(['update'])
  await apt(['install', '--yes', '--no-install-recommends', ...missing])
}

/** Root on Debian or Ubuntu, with cgroups and network namespaces: without them there is no lab. */
export async function ensureSupported(): Promise<Record<string, string>> {
  if (process.platform !== 'linux') throw new CannotRun('The lab needs Linux (Debian or Ubuntu).')
  if (process.getuid?.() !== 0) throw new CannotRun('The lab must be run as root: it starts LXD and Incus.')
  const text = await readFile('/etc/os-release', 'utf8').catch(() => '')
  const pairs = [...text.matchAll(/^([A-Z_]+)="?([^"\n]*)"?$/gm)].map((found) => [
    found[1] ?? '',
    found[2] ?? '',
  ])
  const release: Record<string, string> = Object.fromEntries(pairs)
  const family = `${release.ID ?? ''} ${release.ID_LIKE ?? ''}`
  if (!/\b(debian|ubuntu)\b/.test(family) || !existsSync('/usr/bin/apt-get')) {
    throw new CannotRun(
      `The lab runs on Debian or Ubuntu only, this is ${release.PRETTY_NAME ?? 'something else'}.`,
    )
  }
  return release
}

/** better-sqlite3 is compiled at installation where no prebuilt binary can be had. */
async function missingToolchain(): Promise<string[]> {
  const tools = [
    ['python3', 'python3'],
    ['make', 'make'],
    ['g++', 'g++'],
  ] as const
  const found = await Promise.all(tools.map(([tool]) => onPath(tool)))
  return tools.filter((_, index) => !found[index]).map(([, name]) => name)
}

async function onPath(tool: string): Promise<boolean> {
  const path = { PATH: process.env.PATH ?? '' }
  return (await attempt('/bin/sh', ['-c', `command -v ${tool}`], { env: path })) !== undefined
}

async function notInstalled(names: string[]): Promise<string[]> {
  // dpkg fails when one name is unknown: ask for each.
  const states = await Promise.all(names.map((name) => attempt('dpkg', ['--status', name])))
  return names.filter((_, index) => !states[index]?.includes('Status: install ok installed'))
}

/**
 * Incus stands in Debian 12 only in backports. They are read through lists of the lab's own, so that the
 * machine's sources stay as they are, and each package is named with its suite: `-t backports` would take half
 * a system along.
 */
async function installIncus(release: Record<string, string>): Promise<void> {
  const candidate = (await attempt('apt-cache', ['policy', 'incus-base'])) ?? ''
  if (/Candidate: \d/.test(candidate)) {
    say(`installing ${incusPackages.join(' ')}`)
    return await apt(['install', '--yes', '--no-install-recommends', ...incusPackages])
  }
  const codename = release.VERSION_CODENAME ?? ''
  const suite = `${codename}-backports`
  say(`installing ${incusPackages.join(' ')} from ${suite}`)
  const options = await backportLists(codename, suite)
  await apt([...options, 'update'])
  const names = incusPackages.map((name) => `${name}/${suite}`)
  await apt([...options, 'install', '--yes', '--no-install-recommends', ...names])
}

const debianKeys = '/usr/share/keyrings/debian-archive-keyring.gpg'

async function backportLists(codename: string, suite: string): Promise<string[]> {
  const folder = join(labDir, 'apt')
  await mkdir(join(folder, 'lists', 'partial'), { recursive: true })
  const format = '$(REPO_URI)|$(RELEASE)'
  const targets = await command('apt-get', ['indextargets', '--format', format, 'Created-By: Packages'])
  const sources = [...new Set(targets.split('\n'))].map((line) => line.split('|'))
  const ours = sources.filter(([, name]) => name?.startsWith(codename))
  const main = ours.find(([, name]) => name === codename)
  if (!main) throw new CannotRun(`The lab found no apt source for ${codename}, so it cannot look for Incus.`)
  const signed = existsSync(debianKeys) ? `[signed-by=${debianKeys}] ` : ''
  const lines = [...ours, [main[0], suite]].map(([uri, name]) => `deb ${signed}${uri} ${name} main\n`)
  await writeFile(join(folder, 'sources.list'), lines.join(''))
  const settings = [
    `Dir::Etc::sourcelist=${join(folder, 'sources.list')}`,
    'Dir::Etc::sourceparts=/dev/null',
    `Dir::State::lists=${join(folder, 'lists')}`,
    'Dir::Cache::pkgcache=',
    'Dir::Cache::srcpkgcache=',
  ]
  return settings.flatMap((setting) => ['-o', setting])
}

async function apt(args: string[]): Promise<void> {
  const wait = ['-o', 'DPkg::Lock::Timeout=120']
  await command('apt-get', ['--quiet', ...wait, ...args], { env: noQuestions, timeout: 15 * minutes })
}

const say = (text: string) => process.stdout.write(`gantry lab: ${text}\n`)
