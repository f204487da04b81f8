import { setTimeout as pause } from 'node:timers/promises'
import { socketOf } from '@gantry/e2e/lab/api'
import { inLab } from '@gantry/e2e/lab/settings'
import type { Browser, Page } from '@playwright/test'
import { launchBrowser, newContext, openInstances } from './browser.ts'
import { whenRows } from './in-page.ts'
import { emptyInstance } from './lab-at-size.ts'
import type { Figure, Measurement, Run } from './measurement.ts'
import { RequestCounter } from './request-counter.ts'
import { follow } from './signed-in.ts'

/** Longer than the last late look-up of an address that was found at the first try. */
const settleMs = 3_000

export const upstreamRequests: Measurement = {
  name: 'upstream-requests',
  title: 'Requests to the server, by how many browsers look at its instances',
  at: ['thousand'],
  async take(run: Run): Promise<Figure[]> {
    const counter = run.owned.use(await RequestCounter.start(inLab('counted'), socketOf(run.lab.server)))
    const { gantry } = await follow(run.lab, run.owned, { way: 'unix', socket: counter.socket })
    const browser = await launchBrowser(run.owned)
    const pages: Page[] = []
    await pause(settleMs)
    counter.take()
    const one = await withBrowsers(1)
    const all = run.quick ? 4 : 20
    const many = await withBrowsers(all)
    return [
      { what: 'opening the first browser', seen: told(one.opening) },
      {
        what: `opening ${all - 1} more`,
        seen: told(many.opening),
        goal: '0',
        held: sum(many.opening) === 0,
      },
      { what: `${turns} starts, stops, creations and deletions, 1 browser open`, seen: told(one.changes) },
      {
        what: `the same changes, ${all} browsers open`,
        seen: told(many.changes),
        goal: 'the same count',
        held: sum(many.changes) === sum(one.changes),
      },
    ]

    async function withBrowsers(count: number) {
      while (pages.length < count) pages.push(await openOne(browser, gantry.url))
      await pause(settleMs)
      const opening = counter.take()
      for (let turn = 0; turn < turns; turn++) await change(run, pages)
      await pause(settleMs)
      return { opening, changes: counter.take() }
    }
  },
}

const turns = 5

const openOne = async (browser: Browser, url: string): Promise<Page> =>
  openInstances(await newContext(browser, url), url)

/** Each change is on every page before the next one, so that both rounds coalesce alike. */
async function change({ lab }: Run, pages: Page[]): Promise<void> {
  const shown = (name: string, status: string | null) =>
    Promise.all(pages.map((page) => page.evaluate(whenRows, { [name]: status })))
  await lab.lxc('start', 'a-1')
  await shown('a-1', 'Running')
  await pause(settleMs)
  await lab.lxc('stop', '--force', 'a-1')
  await shown('a-1', 'Stopped')
  await lab.api('POST', '/1.0/instances', emptyInstance('a-new'))
  await shown('a-new', 'Stopped')
  await lab.lxc('delete', 'a-new')
  await shown('a-new', null)
}

const sum = (counts: Map<string, number>): number => [...counts.values()].reduce((all, one) => all + one, 0)

function told(counts: Map<string, number>): string {
  const parts = [...counts]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([what, count]) => `${count} × ${what}`)
  return parts.length === 0 ? '0' : `${sum(counts)} (${parts.join(', ')})`
}
