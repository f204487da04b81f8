import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { answers } from './api.ts'
import { clearMounts, clearProcesses } from './clean.ts'
import { client, killDaemon, preseed, shutdownDaemon, startDaemon } from './daemon.ts'
import { clearBridge } from './firewall.ts'
import { busyboxTarball } from './image.ts'
import { livePid } from './process.ts'
import type { Standalone } from './servers.ts'
import { folders } from './settings.ts'
import { stopInstances } from './stop-instances.ts'
import { readPassword, trustClient } from './trust.ts'

/** Written when a server has all that it needs; without it the server is made anew from nothing. */
export const seededMark = (name: string) => join(folders.seeded, name)

type Seed = ReturnType<typeof commonSeed> & { config: Record<string, string> }

export async function upStandalone(
  server: Standalone,
  { change, images }: { change(seed: Seed): Seed; images(): Promise<void> } = {
    change: (seed) => seed,
    images: async () => {
      await client(server, ['image', 'import', busyboxTarball, '--alias', 'busybox'])
    },
  },
): Promise<void> {
  const seeded = existsSync(seededMark(server.name))
  if (seeded && (await livePid(server.name)) !== undefined && (await answers(server))) return
  await killDaemon(server)
  if (!seeded) await wipe(server)
  await clearMounts(server)
  await startDaemon(server)
  if (seeded) return
  await preseed(server, change(await seed(server)))
  await images()
  await trustClient(server)
  await writeFile(seededMark(server.name), '')
}

export async function downStandalone(server: Standalone): Promise<void> {
  if ((await livePid(server.name)) !== undefined) await stopInstances(server)
  await shutdownDaemon(server)
  await wipe(server)
}

async function wipe(server: Standalone): Promise<void> {
  await rm(seededMark(server.name), { force: true })
  await clearProcesses(server)
  await clearMounts(server)
  await clearBridge(server.bridge)
  await rm(server.dir, { recursive: true, force: true })
}

async function seed(server: Standalone): Promise<Seed> {
  const password: Record<string, string> =
    server.kind === 'lxd' ? { 'core.trust_password': await readPassword() } : {}
  return {
    config: { 'core.https_address': server.address, ...password },
    ...commonSeed(server.bridge, server.subnet),
  }
}

type CommonSeed = {
  storage_pools: { name: string; driver: string }[]
  networks: { name: string; type: string; config: Record<string, string> }[]
  profiles: {
    name: string
    config?: Record<string, string>
    devices: Record<string, Record<string, string>>
  }[]
}

/** A pool, a bridge and the default profile, the same on every server. */
export const commonSeed = (bridge: string, subnet: string): CommonSeed => ({
  storage_pools: [{ name: 'default', driver: 'dir' }],
  networks: [
    {
      name: bridge,
      type: 'bridge',
      config: { 'ipv4.address': subnet, 'ipv4.nat': 'false', 'ipv6.address': 'none' },
    },
  ],
  profiles: [
    {
      name: 'default',
      devices: {
        root: { path: '/', pool: 'default', type: 'disk' },
        eth0: { name: 'eth0', network: bridge, type: 'nic' },
      },
    },
  ],
})
