import type { Page } from '@playwright/test'
import { floodPastBrowser } from './flood-past-browser.ts'
import { parserAlone, takeKeyWaits, typeAndWait, watchKeys } from './in-terminal.ts'
import type { Figure, Measurement, Run } from './measurement.ts'
import { ResidentMemory } from './resident-memory.ts'
import { median, percentile, spread } from './stats.ts'
import { openTerminalPage } from './terminal-page.ts'

const floods = {
  'seq 1 5000000': { command: 'seq 1 5000000', kind: 'numbers' },
  '50 MiB of coloured output': {
    command: `awk 'BEGIN{for(i=0;i<770000;i++)printf "\\033[3%dmline %08d some coloured words that fill it\\033[0m\\n",i%8,i}'`,
    kind: 'colours',
  },
} as const

export const terminalFlood: Measurement = {
  name: 'terminal-flood',
  title: 'A flood of output in the browser',
  at: ['small'],
  async take(run: Run): Promise<Figure[]> {
    const { page, ...followed } = await openTerminalPage(run, 'a-4')
    const memory = new ResidentMemory(followed.gantry.pid)
    const figures: Figure[] = []
    for (const [title, { command, kind }] of Object.entries(floods)) {
      const scale = run.quick ? 0.02 : 1
      const ratios: number[] = []
      const rates: number[] = []
      const wanted = run.quick
        ? command.replace(/5000000|770000/, (all) => String(Number(all) * scale))
        : command
      await memory.begin()
      const before = await memory.now()
      for (let turn = 0; turn < (run.quick ? 1 : 2); turn++) {
        const alone = await page.evaluate(parserAlone, { kind, scale })
        const through = await page.evaluate(typeAndWait, {
          line: `${wanted}; echo "the" end\r`,
          until: 'the end',
        })
        const rate = alone.bytes / through / 1000
        rates.push(rate)
        ratios.push(rate / (alone.bytes / alone.ms / 1000))
      }
      figures.push({
        what: `${title}, through Gantry`,
        seen: `${spread(rates, 'MB/s', 1)}, ${(100 * median(ratios)).toFixed(0)} % of what the browser’s parser takes alone`,
      })
      figures.push({
        what: `${title}: Gantry’s memory (RSS) before, at most`,
        seen: `${before.toFixed(0)}, ${(await memory.peak()).toFixed(0)} MiB`,
      })
      figures.push(...(await floodPastBrowser(run, followed, title, wanted)))
    }
    figures.push(...(await during(page, run)))
    return figures
  },
}

/** `yes` runs: how long a real key waits for the page (the input delay of the Event Timing API), and how soon Ctrl-C brings the prompt. */
async function during(page: Page, run: Run): Promise<Figure[]> {
  const stops: number[] = []
  const delays: number[] = []
  await page.locator('.xterm-helper-textarea').focus()
  await page.evaluate(watchKeys)
  for (let turn = 0; turn < (run.quick ? 1 : 10); turn++) {
    await page.evaluate(typeAndWait, { line: 'yes\r', until: 'y\ny\ny\ny' })
    // A key that every program leaves alone.
    for (let key = 0; key < 30; key++) await page.keyboard.press('Shift', { delay: 20 })
    delays.push(...(await page.evaluate(takeKeyWaits)))
    stops.push(await page.evaluate(typeAndWait, { line: '\u0003', until: '# ' }))
  }
  return [
    {
      what: 'Ctrl-C during `yes`, until the prompt is drawn',
      seen: spread(stops, 'ms'),
      goal: '≤ 200 ms',
      held: median(stops) <= 200,
    },
    {
      what: 'a key in the tab waits meanwhile until the page hears of it',
      seen: `p50 ${median(delays).toFixed(0)} ms, p95 ${percentile(delays, 0.95).toFixed(0)} ms (n ${delays.length})`,
      goal: 'p95 ≤ 50 ms',
      held: percentile(delays, 0.95) <= 50,
    },
  ]
}
