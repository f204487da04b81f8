import { api, isRecord, records } from './api.ts'
import { client } from './daemon.ts'
import { type Daemon, daemonsOf, members, standalones } from './servers.ts'
import { waitUntil } from './wait.ts'

export interface LaunchOptions {
  project?: string
  /** A member of gamma. */
  target?: string
  /** An alias of a local image; `busybox` unless told. */
  image?: string
  config?: Record<string, string>
}

/** Launches a busybox container and waits until it runs and has an IPv4 address; gives the address. */
export async function launch(server: string, name: string, options: LaunchOptions = {}): Promise<string> {
  const daemon = first(server)
  const args = ['launch', '--quiet', options.image ?? 'busybox', name]
  if (options.project) args.push('--project', options.project)
  if (options.target) args.push('--target', options.target)
  for (const [key, value] of Object.entries(options.config ?? {})) args.push('--config', `${key}=${value}`)
  await client(daemon, args)
  return await waitAddress(daemon, name, options.project ?? 'default')
}

async function waitAddress(daemon: Daemon, name: string, project: string): Promise<string> {
  let address: string | undefined
  const found = async () => {
    const state = await api(daemon, 'GET', `/1.0/instances/${name}/state?project=${project}`)
    address = ipv4Of(state)
    return address !== undefined
  }
  if (!(await waitUntil(found, 20_000, 100))) throw new Error(`${daemon.name}: ${name} got no IPv4 address`)
  return address ?? ''
}

function ipv4Of(state: unknown): string | undefined {
  const network = isRecord(state) && isRecord(state.network) ? state.network.eth0 : undefined
  const addresses = isRecord(network) ? records(network.addresses) : []
  const global = addresses.find((one) => one.family === 'inet' && one.scope === 'global')
  return global ? String(global.address) : undefined
}

/** Name, project, member and status of every instance of a server, in all projects. */
export async function instances(server: string) {
  const list = records(await api(first(server), 'GET', '/1.0/instances?recursion=1&all-projects=true'))
  return list.map((one) => ({
    name: String(one.name),
    project: String(one.project),
    location: String(one.location),
    status: String(one.status),
  }))
}

/** Deletes every instance whose name begins with the prefix, in all projects, on all servers. */
export async function deleteAll(prefix: string): Promise<void> {
  if (prefix === '') throw new Error('deleteAll wants a prefix: the lab is shared.')
  await Promise.all(['alpha', 'beta', 'gamma', 'delta'].map((server) => deleteOn(server, prefix)))
}

async function deleteOn(server: string, prefix: string): Promise<void> {
  const daemon = first(server)
  for (const one of await instances(server)) {
    if (!one.name.startsWith(prefix)) continue
    // LXD is busy with an instance for a moment after it failed to start.
    if (!(await waitUntil(() => deleted(daemon, one), 15_000, 200))) {
      throw new Error(`${server}: ${one.name} stays busy`)
    }
  }
}

/** Whether it is gone now; false while the server is busy with it. */
async function deleted(
  daemon: Daemon,
  { name, project }: { name: string; project: string },
): Promise<boolean> {
  try {
    await client(daemon, ['delete', '--force', '--project', project, name])
    return true
  } catch (error) {
    // Somebody else's delete of the same instance is as good as ours.
    if (/not found/i.test(String(error))) return true
    if (/is busy running/i.test(String(error))) return false
    throw error
  }
}

/** The daemon that speaks for a server: for gamma the first member. */
export function first(server: string): Daemon {
  const [daemon] = daemonsOf(server)
  if (!daemon) throw new Error(`The lab has no server called ${server}.`)
  return daemon
}

/** Every place an instance can be launched on: each standalone server, and each member of gamma. */
export const places: { server: string; target?: string }[] = [
  ...standalones.map((one) => ({ server: one.name })),
  ...members.map((one) => ({ server: 'gamma', target: one.name })),
]
