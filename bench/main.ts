import './own-lab.ts'
import { firstLoad } from './first-load.ts'
import { imageTransfer } from './image-transfer.ts'
import { instancesPage } from './instances-page.ts'
import { LabAtSize } from './lab-at-size.ts'
import { linkCuts } from './link-cuts.ts'
import { circumstances, machine } from './machine.ts'
import type { Figure, Measurement, Size } from './measurement.ts'
import { outOfBand } from './out-of-band.ts'
import { Owned } from './owned.ts'
import { table, writeBlock } from './report.ts'
import { upstreamRequests } from './upstream-requests.ts'

const measurements = [firstLoad, imageTransfer, outOfBand, upstreamRequests, linkCuts, instancesPage]
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
  const under = await circumstances()
  say(`${on}\n${under}`)
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
      const taken = await takeOne(measurement, lab, count)
      figures.get(measurement)?.push(...taken)
      say(table(taken))
    }
  }
  if (!quick) {
    for (const [{ name }, taken] of figures) {
      const command = `npm run bench${names.length === 0 ? '' : ` -- ${names.join(' ')}`}`
      await writeBlock(name, `\n${table(taken)}\n\n_${under}; \`${command}\`_\n`)
    }
    await writeBlock('machine', `\n${on}.\n`)
  }
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
  if (!interrupted) process.stderr.write(`bench: ${error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
} finally {
  if (!interrupted) await owned[Symbol.asyncDispose]()
}
