import { chmod, mkdir } from 'node:fs/promises'
import { makeClientIdentity, writeClientConfig, writeMachineConfig } from './client-config.ts'
import { upCluster } from './cluster.ts'
import { mendAllPorts } from './firewall.ts'
import { makeImages } from './image.ts'
import { locked } from './lock.ts'
import { ensureMachinePackages, ensurePackages } from './packages.ts'
import { standalones } from './servers.ts'
import { folders, inLab, labDir } from './settings.ts'
import { upStandalone } from './standalone.ts'
import { makeStreams, startStreams } from './streams.ts'
import { upMachines } from './vm/server.ts'
import { timed } from './wait.ts'

/**
 * Brings the whole lab up, whatever was left of it: what stands stays untouched, what was killed is started
 * again with its instances, what was never finished is made anew. Prints the seconds of each step.
 */
export async function up(): Promise<void> {
  await timed('packages', ensurePackages)
  await timed('lab up', () => locked(bringUp))
}

/** The VM server beside the lab that stands. */
export async function upVm(): Promise<void> {
  await timed('packages for machines', ensureMachinePackages)
  await timed('vm up', () =>
    locked(async () => {
      await upMachines()
      await writeMachineConfig()
    }),
  )
}

async function bringUp(): Promise<void> {
  await mkdir(labDir, { recursive: true })
  // Unprivileged containers walk through here to their root file system, but may not list it.
  await chmod(labDir, 0o711)
  for (const folder of [folders.run, folders.logs, folders.seeded, folders.secrets, inLab('conf')]) {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  }
  await mendAllPorts()
  await Promise.all([timed('  busybox images', makeImages), makeClientIdentity()])
  await Promise.all([
    timed('  streams', async () => {
      await makeStreams()
      await startStreams()
    }),
    ...standalones.map((one) => timed(`  ${one.name} (${one.kind})`, () => upStandalone(one))),
    timed('  gamma (lxd, 3 members)', upCluster),
  ])
  await writeClientConfig()
}
