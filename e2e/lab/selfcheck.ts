import { down } from './down.ts'
import { deleteAll, instances, launch, places } from './instances.ts'
import { labProcesses, leftovers } from './leftovers.ts'
import { endPids } from './process.ts'
import { status } from './status.ts'
import { up } from './up.ts'
import { timed, waitUntil } from './wait.ts'

/*
 * The lab's proof of itself: `npx tsx e2e/lab/selfcheck.ts`. It ends the lab, so it does not run beside tests; a
 * second lab for it: GANTRY_LAB_DIR=/var/lib/gantry-lab-1 GANTRY_LAB_NUMBER=1.
 */
const name = (place: { server: string; target?: string }) => `selfcheck-${place.target ?? place.server}`

async function main(): Promise<void> {
  await up()
  await deleteAll('selfcheck-')
  for (const place of places) {
    await timed(`launch on ${place.target ?? place.server}`, () => launch(place.server, name(place), place))
  }
  await expectRunning()
  await killEverything()
  await up()
  await timed('instances are there again', expectRunning)
  await timed('second up leaves all as it is', up)
  await killEverything()
  expectNothing(await down())
  await up()
  for (const place of places) await launch(place.server, name(place), place)
  if (!(await status(false))) throw new Error('Not everything stands.')
  expectNothing(await down())
  process.stdout.write('selfcheck passed: nothing is left\n')
}

async function killEverything(): Promise<void> {
  const pids = await labProcesses()
  await timed(`kill -9 of ${pids.length} processes`, () => endPids(pids, 'SIGKILL'))
}

async function expectRunning(): Promise<void> {
  const wanted = places.map(name).sort().join(' ')
  let found = ''
  const all = async () => {
    const servers = [...new Set(places.map((place) => place.server))]
    const lists = await Promise.all(servers.map(instances))
    const running = lists
      .flat()
      .filter((one) => one.status === 'Running' && one.name.startsWith('selfcheck-'))
    found = running
      .map((one) => one.name)
      .sort()
      .join(' ')
    return found === wanted
  }
  if (!(await waitUntil(all, 30_000, 200))) throw new Error(`Running: ${found}; wanted: ${wanted}`)
}

function expectNothing(left: string[]): void {
  if (left.length > 0) throw new Error(`Left behind:\n${left.join('\n')}`)
}

const before = await leftovers()
if (before.length > 0) process.stdout.write(`the lab stood already (${before.length} things)\n`)
await main()
