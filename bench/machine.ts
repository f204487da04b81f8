import { cpus, loadavg, release, totalmem } from 'node:os'
import { launchOptions } from '@gantry/e2e/harness/browser'
import { attempt } from '@gantry/e2e/lab/command'

/** What the figures were taken on. */
export async function machine(): Promise<string> {
  const printed = await attempt(launchOptions.executablePath, ['--version'])
  const chromium = /[\d.]{5,}/.exec(printed ?? '')?.[0] ?? 'of an unknown version'
  const lxd = ((await attempt('/usr/bin/lxd', ['--version'])) ?? '').trim()
  const [first] = cpus()
  const parts = [
    `${cpus().length} × ${first?.model.trim()}`,
    `${Math.round(totalmem() / 1024 ** 3)} GiB of memory`,
    `Linux ${release()}`,
    `LXD ${lxd}`,
    `Node ${process.versions.node}`,
    `Chromium ${chromium} (headless shell)`,
  ]
  return parts.join(', ')
}

/** When, of which state of the code, and how busy the machine was with other things when it began. */
export async function circumstances(): Promise<string> {
  const commit = (await attempt('git', ['rev-parse', '--short', 'HEAD'], { cwd: import.meta.dirname })) ?? ''
  const [load = 0] = loadavg()
  const when = new Date().toISOString().slice(0, 16).replace('T', ' ')
  return `${when} UTC, commit ${commit.trim()}, load average ${load.toFixed(1)} at the start`
}
