import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { TcpProxy } from '@gantry/e2e/harness/tcp-proxy'
import type { Browser, Page } from '@playwright/test'
import { launchBrowser, newContext, openInstances } from './browser.ts'
import { type Expected, whenRows } from './in-page.ts'
import { emptyInstance } from './lab-at-size.ts'
import type { Figure, Measurement, Run } from './measurement.ts'
import { follow } from './signed-in.ts'
import { now, spread } from './stats.ts'

/** A link that can be cut, and the page that looks through it. */
type Link = { title: string; proxy: TcpProxy; page: Page }

const cuts = [
  { seconds: 5, times: 5 },
  { seconds: 60, times: 2 },
]

export const linkCuts: Measurement = {
  name: 'link-cuts',
  title: 'A link cut while things change: from its return until the page is right, without a reload',
  at: ['thousand'],
  async take(run: Run): Promise<Figure[]> {
    const browser = await launchBrowser(run.owned)
    // Both at once, each with a Gantry of its own, for the minutes would add up otherwise.
    const links = [await cutBeforeGantry(run, browser), await cutBehindGantry(run, browser)]
    const mark = randomUUID()
    for (const { page } of links) await page.evaluate(markPage, mark)
    const changes = new Changes(run)
    const figures: Figure[] = []
    for (const { seconds, times } of run.quick ? [{ seconds: 5, times: 2 }] : cuts) {
      const waits = links.map(({ title }) => ({ title, seconds: [0] }))
      for (const wait of waits) wait.seconds.length = 0
      for (let turn = 0; turn < times; turn++) {
        const seen = await cutOnce(links, changes, seconds)
        for (const [index, wait] of waits.entries()) wait.seconds.push(seen[index] ?? Number.NaN)
      }
      for (const wait of waits) {
        figures.push({
          what: `${wait.title}, cut for ${seconds} s`,
          seen: spread(wait.seconds, 's', 2),
          goal: '≤ 2 s, each time',
          held: Math.max(...wait.seconds) <= 2,
        })
      }
    }
    for (const { page, title } of links) {
      if (!(await page.evaluate(isMarked, mark))) throw new Error(`${title}: the page was loaded again`)
    }
    return figures
  },
}

async function cutBeforeGantry(run: Run, browser: Browser): Promise<Link> {
  const { gantry } = await follow(run.lab, run.owned)
  const proxy = run.owned.use(await TcpProxy.start(target(new URL(gantry.url).host)))
  const url = `http://127.0.0.1:${proxy.port}/`
  const page = await openInstances(await newContext(browser, url), url)
  return { title: 'browser–Gantry', proxy, page }
}

async function cutBehindGantry(run: Run, browser: Browser): Promise<Link> {
  const proxy = run.owned.use(await TcpProxy.start(target(run.lab.server.address)))
  const address = `127.0.0.1:${proxy.port}`
  const { gantry } = await follow(run.lab, run.owned, { way: 'tls', address })
  const page = await openInstances(await newContext(browser, gantry.url), gantry.url)
  return { title: 'Gantry–server', proxy, page }
}

/** Cuts the links, changes the server, mends them; the seconds from there until each page is right. */
async function cutOnce(links: Link[], changes: Changes, seconds: number): Promise<number[]> {
  for (const { proxy } of links) await proxy.cut()
  const back = now() + seconds * 1000
  const expected = await changes.make()
  await pause(back - now())
  const waits: Promise<number>[] = []
  for (const { page, proxy, title } of links) {
    const right = page.evaluate(whenRows, expected)
    const early = await Promise.race([right.then(() => true), pause(100).then(() => false)])
    if (early) throw new Error(`${title}: the page was right while the link was cut`)
    await proxy.mend()
    const mended = now()
    waits.push(right.then((at) => (at - mended) / 1000))
  }
  return await Promise.all(waits)
}

/** A start, a stop, a creation and a deletion each time. */
class Changes {
  readonly #run: Run
  #turn = 0

  constructor(run: Run) {
    this.#run = run
    // As they were found, for the measurements that follow; what is so already is refused.
    run.owned.defer(() => run.lab.lxc('start', 'a-4').catch(() => undefined))
    run.owned.defer(() => run.lab.lxc('stop', '--force', 'a-1').catch(() => undefined))
    run.owned.defer(() => run.lab.lxc('delete', `a-new-${this.#turn}`).catch(() => undefined))
  }

  async make(): Promise<Expected> {
    const { lab } = this.#run
    const [started = '', stopped = ''] = this.#turn % 2 === 0 ? ['a-1', 'a-4'] : ['a-4', 'a-1']
    const gone = `a-new-${this.#turn}`
    this.#turn += 1
    const made = `a-new-${this.#turn}`
    await lab.lxc('start', started)
    await lab.lxc('stop', '--force', stopped)
    await lab.api('POST', '/1.0/instances', emptyInstance(made))
    if (this.#turn > 1) await lab.lxc('delete', gone)
    return { [started]: 'Running', [stopped]: 'Stopped', [made]: 'Stopped', [gone]: null }
  }
}

function target(hostAndPort: string) {
  const [host = '', port] = hostAndPort.split(':')
  return { host, port: Number(port) }
}

function markPage(mark: string): void {
  document.documentElement.dataset.bench = mark
}

const isMarked = (mark: string): boolean => document.documentElement.dataset.bench === mark
