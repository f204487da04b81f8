import type { Browser, CDPSession, Page } from '@playwright/test'
import { launchBrowser, newContext } from './browser.ts'
import { countNodes, scrollTable } from './in-page.ts'
import type { Figure, Measurement, Run } from './measurement.ts'
import { follow } from './signed-in.ts'
import { median, percentile, spread } from './stats.ts'

/** 6,000 pixels a second is a quick turn of the wheel; the whole list in three seconds is a pull at the bar. */
const scrolling = { step: 100, milliseconds: 3_000 }

export const instancesPage: Measurement = {
  name: 'instances-page',
  title: 'The instances page, opened in a browser with nothing cached',
  at: ['thousand', 'five thousand'],
  async take(run: Run): Promise<Figure[]> {
    const { gantry } = await follow(run.lab, run.owned)
    const browser = await launchBrowser(run.owned)
    const loads: Load[] = []
    for (let turn = 0; turn < (run.quick ? 2 : 7); turn++) loads.push(await load(browser, gantry.url))
    return figures(loads, run.size)
  },
}

type Load = Awaited<ReturnType<typeof load>>

async function load(browser: Browser, url: string) {
  await using context = await newContext(browser, url)
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  const received = await countBytes(devtools, url)
  await page.goto(new URL('instances', url).href, { waitUntil: 'commit' })
  await page.waitForFunction(() => window.bench.firstRow > 0, undefined, { timeout: 120_000 })
  // What the page still does after its first row belongs to its loading.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 2_000)))
  const { firstRow, longestTask } = await page.evaluate(() => window.bench)
  const nodes = await page.evaluate(countNodes)
  const heap = await heapAfterCollection(devtools)
  const bytes = { ...received }
  const turned = await scroll(page, scrolling)
  const whole = await scroll(page, { ...scrolling, step: await stepForAll(page) })
  return { firstRow, longestTask, nodes, heap, bytes, turned, whole }
}

/** Bytes as they came over the wire, headers included; those of the live socket without its frames' heads. */
async function countBytes(devtools: CDPSession, url: string) {
  const bytes = { api: 0, all: 0 }
  const api = new URL('api/', url).href
  const fromApi = new Set<string>()
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url.startsWith(api)) fromApi.add(requestId)
  })
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes.all += encodedDataLength
    if (fromApi.has(requestId)) bytes.api += encodedDataLength
  })
  devtools.on('Network.webSocketFrameReceived', ({ response }) => {
    bytes.all += Buffer.byteLength(response.payloadData)
    bytes.api += Buffer.byteLength(response.payloadData)
  })
  await devtools.send('Network.enable')
  return bytes
}

async function heapAfterCollection(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.enable')
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  return usedSize
}

async function scroll(page: Page, how: typeof scrolling) {
  const frames = await page.evaluate(scrollTable, how)
  const time = frames.reduce((sum, frame) => sum + frame, 0)
  return { perSecond: (frames.length * 1000) / time, p99: percentile(frames, 0.99) }
}

async function stepForAll(page: Page): Promise<number> {
  const height = await page.evaluate(
    () => document.querySelector('[role=grid]')?.parentElement?.scrollHeight ?? 0,
  )
  return Math.max(1, Math.round(height / (scrolling.milliseconds / (1000 / 60))))
}

function figures(loads: Load[], size: number): Figure[] {
  const of = (read: (load: Load) => number) => loads.map(read)
  const most = (what: string, sample: number[], limit: number, unit: string, digits = 0): Figure => ({
    what: `${size.toLocaleString('en')} instances: ${what}`,
    seen: spread(sample, unit, digits),
    goal: `≤ ${limit.toLocaleString('en')} ${unit}`.trim(),
    held: median(sample) <= limit,
  })
  const title = (what: string) => `${size.toLocaleString('en')} instances: ${what}`
  const large = size > 1_500
  const frames = (what: string, read: (load: Load) => Load['turned']): Figure[] => [
    {
      what: title(`${what}, frames a second`),
      seen: spread(
        of((load) => read(load).perSecond),
        '',
        1,
      ),
      // Asked for at 5,001. Two frames of 180 missed are 59.3.
      ...(large && {
        goal: '60',
        held: Math.round(median(of((load) => read(load).perSecond))) >= 60,
      }),
    },
    {
      what: title(`${what}, p99 of the frames`),
      seen: spread(
        of((load) => read(load).p99),
        'ms',
        1,
      ),
      goal: '≤ 33 ms',
      held: median(of((load) => read(load).p99)) <= 33.4,
    },
  ]
  return [
    most(
      'navigation to first row',
      of((load) => load.firstRow),
      large ? 1_500 : 1_200,
      'ms',
    ),
    most(
      'DOM nodes (elements and texts)',
      of((load) => load.nodes.all),
      1_400,
      '',
    ),
    {
      what: title('DOM elements'),
      seen: spread(
        of((load) => load.nodes.elements),
        '',
      ),
    },
    limitUnlessLarge(
      most(
        'JS heap after GC',
        of((load) => load.heap / 1e6),
        25,
        'MB',
        1,
      ),
      large,
    ),
    limitUnlessLarge(
      most(
        'bytes of the API',
        of((load) => load.bytes.api / 1e6),
        0.15,
        'MB',
        3,
      ),
      large,
    ),
    {
      what: title('all bytes, scripts and fonts included'),
      seen: spread(
        of((load) => load.bytes.all / 1e6),
        'MB',
        3,
      ),
    },
    limitUnlessLarge(
      most(
        'longest task while loading (0: none over 50 ms)',
        of((load) => load.longestTask),
        100,
        'ms',
      ),
      large,
    ),
    ...frames('scrolling 100 px a frame', (load) => load.turned),
    ...frames('scrolling all of it in 3 s', (load) => load.whole),
  ]
}

/** At 5,001 only the time, the nodes and the frames have a limit. */
function limitUnlessLarge({ what, seen, goal, held }: Figure, large: boolean): Figure {
  return large || goal === undefined || held === undefined ? { what, seen } : { what, seen, goal, held }
}
