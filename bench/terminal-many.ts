import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { Figure, Measurement, Run } from './measurement.ts'
import { ResidentMemory } from './resident-memory.ts'
import { follow } from './signed-in.ts'
import { median, percentile } from './stats.ts'
import { GantryShell } from './terminal-client.ts'
import { echo } from './terminal-echo.ts'

const measuredMs = 20_000

const line = '123456789012345678901234567890123456789012345678901234567890'
/** Each fills its scroll-back, then prints a line of 60 characters ten times a second, as a log that is looked at. */
const chatter = [
  'sh',
  '-c',
  `stty -echo; read start; i=0; while [ $i -lt 5000 ]; do printf '\\033[32m%d\\033[0m ${line}\\n' $i; i=$((i+1)); done; echo filled; while true; do echo ${line}; sleep 0.1; done`,
]

export const terminalMany: Measurement = {
  name: 'terminal-many',
  title: '100 terminals at once, all of them printing',
  at: ['small'],
  async take(run: Run): Promise<Figure[]> {
    const followed = await follow(run.lab, run.owned)
    const memory = new ResidentMemory(followed.gantry.pid)
    const before = await memory.now()
    const count = run.quick ? 10 : 100
    // Opened one by one: at most 50 are a person's own unless the configuration says more.
    for (let number = 0; number < count - 1; number++) {
      const instance = ['a-4', 'a-5', 'a-6'][number % 3] ?? 'a-4'
      const shell = run.owned.use(await GantryShell.open(followed, instance, chatter))
      await saying(shell, 'filled')
    }
    const typed = run.owned.use(await GantryShell.open(followed, 'a-5', ['cat']))
    const cpu = await cpuSeconds(followed.gantry.pid)
    const since = performance.now()
    const echoes: number[] = []
    while (performance.now() - since < (run.quick ? 3_000 : measuredMs)) {
      echoes.push(await echo(typed, 'a'))
      await pause(50)
    }
    const used = (await cpuSeconds(followed.gantry.pid)) - cpu
    const share = (100 * used * 1000) / (performance.now() - since)
    const after = await memory.now()
    return [
      {
        what: `Gantry’s memory (RSS) with ${count} sessions of 5,000 lines each`,
        seen: `${before.toFixed(0)} → ${after.toFixed(0)} MiB, ${((after - before) / count).toFixed(2)} MiB each`,
        goal: '≤ 4 MiB each',
        held: (after - before) / count <= 4,
      },
      { what: 'Gantry’s part of one core', seen: `${share.toFixed(0)} %` },
      {
        what: 'a key’s echo meanwhile',
        seen: `p50 ${median(echoes).toFixed(1)} ms, p99 ${percentile(echoes, 0.99).toFixed(1)} ms (n ${echoes.length})`,
      },
    ]
  },
}

/** Lets the process begin; until it prints the text. */
function saying(shell: GantryShell, text: string): Promise<void> {
  let last = ''
  return new Promise((resolve) => {
    shell.listen((bytes) => {
      last = (last + Buffer.from(bytes).toString('latin1')).slice(-text.length - bytes.length)
      if (last.includes(text)) resolve()
    })
    shell.type('\n')
  })
}

/** Processor time of the process so far; the kernel counts it in hundredths of a second. */
async function cpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}
