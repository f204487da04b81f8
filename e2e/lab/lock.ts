import { readFile, rm, writeFile } from 'node:fs/promises'
import { commandLine, isAlive } from './process.ts'
import { labNumber } from './settings.ts'
import { waitUntil } from './wait.ts'

/** Outside the lab's folder, because `down` deletes that. */
const lockFile = `/run/gantry-lab-${labNumber}.lock`

/** Two runs that bring the lab up or down at the same time wait for each other; a killed run's lock is void. */
export async function locked<T>(step: () => Promise<T>): Promise<T> {
  const taken = await waitUntil(takeLock, 180_000, 200)
  if (!taken) throw new Error(`Another run holds the lab; see ${lockFile}`)
  try {
    return await step()
  } finally {
    await rm(lockFile, { force: true })
  }
}

async function takeLock(): Promise<boolean> {
  const holder = Number(await readFile(lockFile, 'utf8').catch(() => ''))
  if (holder > 0 && !(isAlive(holder) && commandLine(holder).includes('node')))
    await rm(lockFile, { force: true })
  return await writeFile(lockFile, String(process.pid), { flag: 'wx' }).then(
    () => true,
    () => false,
  )
}
