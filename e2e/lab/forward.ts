import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { insideNetwork } from './namespaces.ts'
import { endBackground, livePid, startBackground } from './process.ts'
import { daemons, members, streamsAddress } from './servers.ts'
import { folders } from './settings.ts'
import { waitUntil } from './wait.ts'

/*
 * The members' network has no way to the host's, so two small processes hand connections on over unix sockets,
 * which belong to the file system and not to a network namespace:
 *   client → 127.0.0.1:8461 (process on the host) → run/to-m1.sock (process in m1's namespace) → 10.88.0.11:8443
 * and the other way, so that members can pull images and instances from the host's servers:
 *   m1 → 127.0.0.1:8441 (process in m1's namespace) → run/host-8441.sock (process on the host) → 127.0.0.1:8441
 */
const socketTo = (name: string) => join(folders.run, `to-${name}.sock`)
const hostAddresses = [...daemons.map((one) => one.address), streamsAddress]
const hostSocket = (address: string) => join(folders.run, `host-${address.split(':')[1]}.sock`)

export async function startForwards(): Promise<void> {
  const host = [
    ...members.map((one) => `${one.address}=${socketTo(one.name)}`),
    ...hostAddresses.map((address) => `${hostSocket(address)}=${address}`),
  ]
  await startForwarder('forward-host', (file, args) => ({ file, args }), host)
  for (const member of members) {
    const pairs = [
      `${socketTo(member.name)}=${member.inside}:8443`,
      ...hostAddresses.map((address) => `${address}=${hostSocket(address)}`),
    ]
    await startForwarder(`forward-${member.name}`, (file, args) => insideNetwork(member, file, args), pairs)
  }
  const ready = () =>
    existsSync(hostSocket(streamsAddress)) && members.every((one) => existsSync(socketTo(one.name)))
  if (!(await waitUntil(ready, 20_000))) throw new Error(`The forwarders did not start; see ${folders.logs}`)
}

type Wrap = (file: string, args: string[]) => { file: string; args: string[] }

async function startForwarder(name: string, wrap: Wrap, pairs: string[]): Promise<void> {
  if ((await livePid(name)) !== undefined) return
  const script = fileURLToPath(new URL('forward-main.ts', import.meta.url))
  const { file, args } = wrap(process.execPath, [
    '--import',
    import.meta.resolve('tsx'),
    script,
    name,
    ...pairs,
  ])
  await startBackground({ name, file, args, mark: `${name} ${pairs[0]}` })
}

export async function stopForwards(): Promise<void> {
  for (const name of ['forward-host', ...members.map((one) => `forward-${one.name}`)])
    await endBackground(name)
}

export const forwarderNames = ['forward-host', ...members.map((one) => `forward-${one.name}`)]
