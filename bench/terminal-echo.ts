import { setTimeout as pause } from 'node:timers/promises'
import { openDirectShell } from './direct-shell.ts'
import type { Figure, Measurement, Run } from './measurement.ts'
import { follow } from './signed-in.ts'
import { median, percentile } from './stats.ts'
import { GantryShell, type Shell } from './terminal-client.ts'

/** Ten keys a second is quick typing; each comes back before the next. */
const betweenMs = 20

export const terminalEcho: Measurement = {
  name: 'terminal-echo',
  title: 'A key typed into a terminal, until its echo is back',
  at: ['small'],
  async take(run: Run): Promise<Figure[]> {
    const followed = await follow(run.lab, run.owned)
    const ways = {
      direct: run.owned.use(await openDirectShell(run.lab, 'a-4', ['cat'])),
      gantry: run.owned.use(await GantryShell.open(followed, 'a-4', ['cat'])),
    }
    const seen = { direct: [0], gantry: [0] }
    for (const sample of Object.values(seen)) sample.length = 0
    // The first ones find cold code; both ways take turns, so that what the machine does else hits both.
    for (let turn = 0; turn < (run.quick ? 40 : 1_020); turn++) {
      for (const way of ['direct', 'gantry'] as const) {
        const ms = await echo(ways[way], 'abcdefghij'[turn % 10] ?? 'a')
        if (turn >= 20) seen[way].push(ms)
        await pause(betweenMs)
      }
    }
    const shown = (sample: number[]): string =>
      `p50 ${median(sample).toFixed(2)} ms, p99 ${percentile(sample, 0.99).toFixed(2)} ms (n ${sample.length})`
    const added = (p: number): number => percentile(seen.gantry, p) - percentile(seen.direct, p)
    return [
      { what: 'a websocket to LXD itself', seen: shown(seen.direct) },
      { what: 'through Gantry', seen: shown(seen.gantry) },
      {
        what: 'added at the median',
        seen: `${added(0.5).toFixed(2)} ms`,
        goal: '≤ 1 ms',
        held: added(0.5) <= 1,
      },
      { what: 'added at p99', seen: `${added(0.99).toFixed(2)} ms`, goal: '≤ 5 ms', held: added(0.99) <= 5 },
    ]
  },
}

/** Milliseconds until the first byte comes back. */
export function echo(shell: Shell, key: string): Promise<number> {
  return new Promise((resolve) => {
    const since = performance.now()
    shell.listen(() => {
      shell.listen(() => undefined)
      resolve(performance.now() - since)
    })
    shell.type(key)
  })
}
