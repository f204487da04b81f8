import './own-lab.ts'
import { CannotRun } from '@gantry/e2e/lab/packages'
import { firstLoad } from './first-load.ts'
import { imageTransfer } from './image-transfer.ts'
import { instanceTransfer } from './instance-transfer.ts'
import { instancesPage } from './instances-page.ts'
import { LabAtSize } from './lab-at-size.ts'
import { linkCuts } from './link-cuts.ts'
import { circumstances, machine } from './machine.ts'
import type { Figure, Measurement, Size } from './measurement.ts'
import { outOfBand } from './out-of-band.ts'
import { Owned } from './owned.ts'
import { table, writeBlock } from './report.ts'
import { terminalEcho } from './terminal-echo.ts'
import { terminalFlood } from './terminal-flood.ts'
import { terminalMany } from './terminal-many.ts'
import { terminalReattach } from './terminal-reattach.ts'
import { upstreamRequests } from './upstream-requests.ts'

// Twenty browsers leave the machine busy for a while, so they come last.
const measurements = [
  firstLoad,
  imageTransfer,
  instanceTransfer,
  terminalEcho,
  terminalFlood,
  terminalReattach,
  terminalMany,
  outOfBand,
  linkCuts,
  instancesPage,
  upstreamRequests,
]
const sizes: Record<Size, { full: number; quick: number }> = {
  small: { full: 51, quick: 21 },
  thousand: { full: 1_001, quick: 51 },
  'five thousand': { full: 5_001, quick: 101 },
}
const usage = `npm run bench -- [--quick] [NAME…]
  Takes the figures of docs/load.md on a server of its own, and writes them there. It takes about 20 minutes.
  --quick   few instances and repetitions, to see that the bench works; nothing is written
  NAME      ${measurements.map(({ name }) => name).join(', ')}
`

const say = (text: string) => process.stdout.write(`${text}\n`)
const args = process.argv.slice(2)
const quick = args.includes('--quick')
const names = args.filter((arg) => arg !== '--quick')
const owned = new Owned()

async function main(): Promise<number> {
  const unknown = names.filter((name) => !measurements.some((one) => one.name === name))
  if (unknown.length > 0) {
    process.stderr.write(usage)
    return 2
  }
  const chosen = measurements.filter(({ name }) => names.length === 0 || names.includes(name))
  const on = await machine()
  const command = `npm run bench${names.length === 0 ? '' : ` -- ${names.join(' ')}`}`
  say(`${on}\n${await circumstances()}`)
  const lab = await LabAtSize.up()
  owned.defer(() => lab.down())
  const figures = new Map<Measurement, Figure[]>(chosen.map((one) => [one, []]))
  for (const [size, counts] of Object.entries(sizes)) {
    const here = chosen.filter(({ at }) => at.some((one) => one === size))
    if (here.length === 0) continue
    const count = quick ? counts.quick : counts.full
    await lab.fill(count)
    for (const measurement of here) {
      say(`\n${measurement.title}`)
      const when = await circumstances()
      const taken = await takeOne(measurement, lab, count)
      say(table(taken))
      const all = figures.get(measurement) ?? []
      all.push(...taken)
      // At once, so that what was seen stays when something later fails.
      if (!quick) await writeBlock(measurement.name, `\n${table(all)}\n\n_${when}; \`${command}\`_\n`)
    }
  }
  if (!quick) await writeBlock('machine', `\n${on}.\n`)
  const missed = [...figures.values()].flat().filter(({ held }) => held === false)
  for (const { what, seen, goal } of missed) say(`missed: ${what}: ${seen}, goal ${goal}`)
  return 0
}

async function takeOne(measurement: Measurement, lab: LabAtSize, size: number): Promise<Figure[]> {
  const own = new Owned()
  owned.use(own)
  try {
    return await measurement.take({ lab, size, owned: own, quick })
  } finally {
    await own[Symbol.asyncDispose]()
  }
}

/** Where it cannot run at all the sentence says why; everything else is a fault, with its place. */
function told(error: unknown): string {
  if (error instanceof CannotRun) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

let interrupted = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // npm and the terminal both pass it on; the second one must not cut the cleaning up short.
    if (interrupted) return
    interrupted = true
    say(`${signal}: cleaning up`)
    void owned[Symbol.asyncDispose]().finally(() => process.exit(130))
  })
}

// Something failed where nobody waited for it, such as a page that was closed under a measurement.
process.on('unhandledRejection', (error) => {
  if (interrupted) return
  process.stderr.write(`bench: ${String(error)}\n`)
  interrupted = true
  void owned[Symbol.asyncDispose]().finally(() => process.exit(1))
})

try {
  process.exitCode = await main()
} catch (error) {
  // After an interruption everything that is under way fails, which is no news.
  if (!interrupted) process.stderr.write(`bench: ${told(error)}\n`)
  process.exitCode = 1
} finally {
  if (!interrupted) await owned[Symbol.asyncDispose]()
}
