import { readScreen, typeAndWait, whenScreen } from './in-terminal.ts'
import type { Figure, Measurement, Run } from './measurement.ts'
import { spread } from './stats.ts'
import { openTerminalPage } from './terminal-page.ts'

export const terminalReattach: Measurement = {
  name: 'terminal-reattach',
  title: 'A page opened anew, until its terminal is whole again',
  at: ['small'],
  async take(run: Run): Promise<Figure[]> {
    const { page, url, another } = await openTerminalPage(run, 'a-4')
    // Scroll-back as full as it gets.
    await page.evaluate(typeAndWait, { line: 'seq 1 6000; echo "the" end\r', until: 'the end' })
    const again: number[] = []
    const anew: number[] = []
    for (let turn = 0; turn < (run.quick ? 2 : 7); turn++) {
      await page.reload({ waitUntil: 'commit' })
      again.push(await page.evaluate(whenScreen, 'the end'))
      await using fresh = await another()
      const other = await fresh.newPage()
      await other.goto(url.href, { waitUntil: 'commit' })
      anew.push(await other.evaluate(whenScreen, 'the end'))
    }
    await page.waitForFunction(readScreen, 'the end')
    return [
      { what: 'reload, from the navigation to the full screen', seen: spread(again, 'ms') },
      { what: 'another browser with nothing cached', seen: spread(anew, 'ms') },
    ]
  },
}
