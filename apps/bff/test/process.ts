import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { until } from './harness.ts'

const folder = fileURLToPath(new URL('..', import.meta.url))

/** Gantry as a process of its own, for what only a process can suffer. */
export type GantryProcess = {
  child: ChildProcess
  stdout(): string
  stderr(): string
  exit: Promise<number | null>
}

export const runGantry = (
  environment: Record<string, string>,
  args: string[] = [],
  stdio: StdioOptions = ['ignore', 'pipe', 'pipe'],
): GantryProcess => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, GANTRY_LISTEN: '127.0.0.1:0', ...environment },
    stdio,
  })
  let out = ''
  let err = ''
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk
  })
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    err += chunk
  })
  const exit = once(child, 'close').then(() => child.exitCode)
  return { child, stdout: () => out, stderr: () => err, exit }
}

/** The address it printed. */
export const addressOf = (gantry: GantryProcess): Promise<string> =>
  until(
    'it prints its address',
    () => {
      if (gantry.child.exitCode !== null) throw new Error(`Gantry ended: ${gantry.stderr()}`)
      return /^Gantry is at (\S+)$/m.exec(gantry.stdout())?.[1]
    },
    60_000,
  )

export const setupTokenOf = (gantry: GantryProcess): Promise<string> =>
  until('it prints the setup link', () => /^Set it up: \S+#token=(\S+)$/m.exec(gantry.stdout())?.[1])
