import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, type TestGantry, until } from '../harness.ts'

const folder = process.env.GANTRY_LAB_DIR ?? '/var/lib/gantry-lab'

/** The lab's servers, or none when it is not up on this machine. */
export const labNames = ['alpha', 'beta', 'm1', 'delta'].filter((name) => existsSync(socketOf(name)))

export function socketOf(name: string): string {
  return join(folder, name, 'unix.socket')
}

if (labNames.length === 0) {
  console.warn('SKIPPED: the tests on real servers, for the lab is not up (npm run lab).')
}

const run = promisify(execFile)

function runs(server: string, words: string[]) {
  const isIncus = server === 'delta'
  const environment = isIncus
    ? { INCUS_DIR: join(folder, server), INCUS_CONF: join(tmpdir(), 'gantry-bff-incus') }
    : { LXD_DIR: join(folder, server), LXD_CONF: join(tmpdir(), 'gantry-bff-lxc') }
  return run(isIncus ? 'incus' : 'lxc', words, {
    env: { PATH: process.env.PATH ?? '', HOME: '/root', ...environment },
    timeout: 30_000,
  })
}

/** The servers' own command line, out of band as far as Gantry is concerned. */
export async function lxc(server: string, ...words: string[]): Promise<string> {
  const running = runs(server, words)
  // `lxc launch` reads a configuration from its input until that ends.
  running.child.stdin?.end()
  return (await running).stdout
}

/**
 * Runs a line of shell in an instance, and answers what it printed. LXD 5.0 loses what a process prints that ends at
 * once (one in twenty where eight run at a time), so it waits with its end until all of that has come.
 */
export async function shell(server: string, instance: string, script: string): Promise<string> {
  const end = '\0'
  const whole = `(${script}\n); code=$?; printf '\\0'; read -r _; exit $code`
  const running = runs(server, ['exec', instance, '--', 'sh', '-c', whole])
  let printed = ''
  running.child.stdout?.on('data', (text: string) => {
    printed += text
    if (printed.endsWith(end)) running.child.stdin?.end()
  })
  return (await running).stdout.slice(0, -end.length)
}

/** Adds a server of the lab by its socket, and answers its id once it is online. */
export const addLab = async (gantry: TestGantry, admin: Browser, name: string): Promise<string> => {
  const added = await admin.post('api/servers', { way: 'unix', name, socket: socketOf(name) })
  if (added.status !== 201) throw new Error(`adding ${name}: ${added.text}`)
  const { fleet } = gantry.gantry.context
  const row = await until(
    `${name} is online`,
    () => fleet.servers().find((server) => server.name === name && server.state === 'online'),
    30_000,
  )
  return row.id
}
