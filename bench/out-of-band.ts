import { events } from '@gantry/e2e/lab/events'
import { launchBrowser, newContext, openInstances } from './browser.ts'
import { whenRows } from './in-page.ts'
import type { Figure, Measurement, Run } from './measurement.ts'
import { follow } from './signed-in.ts'
import { now, percentile, tail } from './stats.ts'

const name = 'a-1'
const changes = [
  { title: 'lxc start', command: ['start', name], action: 'instance-started', status: 'Running' },
  { title: 'lxc stop -f', command: ['stop', '--force', name], action: 'instance-stopped', status: 'Stopped' },
]

export const outOfBand: Measurement = {
  name: 'out-of-band',
  title: 'A change made with `lxc`, until the row shows it',
  at: ['small', 'thousand'],
  async take(run: Run): Promise<Figure[]> {
    const { gantry } = await follow(run.lab, run.owned)
    const page = await openInstances(await newContext(await launchBrowser(run.owned), gantry.url), gantry.url)
    const arrivals = new Arrivals()
    run.owned.use(
      await events(run.lab.server.name, ({ type, metadata, received }) => {
        if (type === 'lifecycle') arrivals.note(metadata, performance.timeOrigin + received)
      }),
    )
    const figures: Figure[] = []
    const samples = changes.map((change) => ({ ...change, total: [0], excess: [0] }))
    for (const sample of samples) sample.total.length = sample.excess.length = 0
    for (let turn = 0; turn < (run.quick ? 2 : 30); turn++) {
      for (const { command, action, status, total, excess } of samples) {
        arrivals.forget()
        const shown = page.evaluate(whenRows, { [name]: status })
        const began = now()
        await run.lab.lxc(...command)
        const at = await shown
        total.push(at - began)
        excess.push(at - (await arrivals.of(action)))
      }
    }
    for (const { title, total, excess } of samples) {
      const what = `${run.size.toLocaleString('en')} instances: \`${title}\``
      figures.push(
        { what: `${what}, from the command to the row`, seen: tail(total, 'ms') },
        {
          what: `${what}, over the event's own arrival at a direct listener`,
          seen: tail(excess, 'ms'),
          goal: 'p95 ≤ 100 ms',
          held: percentile(excess, 0.95) <= 100,
        },
      )
    }
    return figures
  },
}

/** When each lifecycle event of the instance came in. */
class Arrivals {
  readonly #seen = new Map<string, number>()
  #wake: () => void = () => undefined

  forget(): void {
    this.#seen.clear()
  }

  note(metadata: unknown, at: number): void {
    if (typeof metadata !== 'object' || metadata === null) return
    const { action, source } = Object.assign({ action: '', source: '' }, metadata)
    if (!String(source).split('?')[0]?.endsWith(`/instances/${name}`)) return
    if (!this.#seen.has(action)) this.#seen.set(action, at)
    this.#wake()
  }

  async of(action: string): Promise<number> {
    for (;;) {
      const at = this.#seen.get(action)
      if (at !== undefined) return at
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }
}
