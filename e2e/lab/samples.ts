import { client } from './daemon.ts'
import { first, instances } from './instances.ts'
import { launchMachine } from './vm/server.ts'
import { timed } from './wait.ts'

type Sample = {
  server: string
  name: string
  target?: string
  stopped?: true
  config?: Record<string, string>
}

/** A small fleet for somebody who looks at Gantry for the first time: on every server, in several states. */
const samples: Sample[] = [
  { server: 'alpha', name: 'api-gateway', config: { 'user.team': 'web', 'limits.cpu': '1' } },
  { server: 'alpha', name: 'db-primary', config: { 'user.team': 'data', 'limits.memory': '512MiB' } },
  { server: 'alpha', name: 'grafana', config: { 'user.team': 'ops' } },
  { server: 'beta', name: 'web-1', config: { 'user.team': 'web' } },
  { server: 'beta', name: 'web-2', config: { 'user.team': 'web' } },
  { server: 'beta', name: 'web-3', stopped: true, config: { 'user.team': 'web' } },
  { server: 'beta', name: 'db-replica', config: { 'user.team': 'data' } },
  { server: 'gamma', name: 'build-runner-01', target: 'm1' },
  { server: 'gamma', name: 'build-runner-02', target: 'm2' },
  { server: 'gamma', name: 'build-runner-03', target: 'm3', stopped: true },
  { server: 'gamma', name: 'redis-a', target: 'm1' },
  { server: 'delta', name: 'mail' },
  { server: 'delta', name: 'prometheus', config: { 'user.team': 'ops' } },
]

/** One virtual machine on the VM server. */
export async function makeMachineSample(): Promise<void> {
  const name = 'kiosk'
  if ((await instances('vm')).some((instance) => instance.name === name)) return
  await timed('sample of a machine', () => launchMachine(name))
}

/** Launches those that are not there yet. */
export async function makeSamples(): Promise<void> {
  const servers = [...new Set(samples.map((sample) => sample.server))]
  await timed('samples', () => Promise.all(servers.map(makeOn)))
}

async function makeOn(server: string): Promise<void> {
  const there = new Set((await instances(server)).map((instance) => instance.name))
  for (const sample of samples) {
    if (sample.server !== server || there.has(sample.name)) continue
    const args = [sample.stopped ? 'init' : 'launch', '--quiet', 'busybox', sample.name]
    if (sample.target) args.push('--target', sample.target)
    for (const [key, value] of Object.entries(sample.config ?? {})) args.push('--config', `${key}=${value}`)
    await client(first(server), args)
  }
}
