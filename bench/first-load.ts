import { join, resolve } from 'node:path'
import { command } from '@gantry/e2e/lab/command'
import type { Figure, Measurement } from './measurement.ts'

const root = resolve(import.meta.dirname, '..')

export const firstLoad: Measurement = {
  name: 'first-load',
  title: 'Scripts and styles that a browser loads first',
  at: ['small'],
  async take(): Promise<Figure[]> {
    const script = join(root, 'scripts/check-budget.mjs')
    // It ends with 1 when a budget is not held, after the same lines; those are what is wanted here.
    const said = await command('/bin/sh', ['-c', '"$0" "$1"; true', process.execPath, script])
    const lines = [...said.matchAll(/^(.+): ([\d.]+) of (\d+) kB gzip$/gm)]
    if (lines.length === 0) throw new Error(`scripts/check-budget.mjs said:\n${said}`)
    return lines.map(([, what = '', is, limit]) => ({
      what: `${what}, gzip`,
      seen: `${is} kB`,
      goal: `≤ ${limit} kB`,
      held: Number(is) <= Number(limit),
    }))
  },
}
