import { rm } from 'node:fs/promises'
import { clearCgroups } from './clean.ts'
import { downCluster } from './cluster.ts'
import { mendAllPorts } from './firewall.ts'
import { leftovers } from './leftovers.ts'
import { locked } from './lock.ts'
import { ensureSupported } from './packages.ts'
import { endBackground } from './process.ts'
import { standalones } from './servers.ts'
import { labDir } from './settings.ts'
import { downStandalone } from './standalone.ts'
import { downMachines } from './vm/server.ts'
import { timed } from './wait.ts'

/** Takes the whole lab away, killed or standing, and gives what is still left of it: nothing, if all went well. */
export async function down(): Promise<string[]> {
  await ensureSupported()
  await timed('lab down', () => locked(takeDown))
  return await leftovers()
}

/** The VM server alone; the rest goes on. */
export async function downVm(): Promise<void> {
  await ensureSupported()
  await timed('vm down', () => locked(downMachines))
}

async function takeDown(): Promise<void> {
  await mendAllPorts()
  await Promise.all([
    ...standalones.map((one) => timed(`  ${one.name}`, () => downStandalone(one))),
    timed('  gamma', downCluster),
    timed('  vm', downMachines),
    endBackground('streams'),
  ])
  await clearCgroups()
  await rm(labDir, { recursive: true, force: true })
}
