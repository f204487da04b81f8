import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { baseEnvironment, folders } from './settings.ts'
import { waitUntil } from './wait.ts'

/*
 * Every long-lived process of the lab has a file run/<name>.pid with two lines: the pid, and a mark that stands
 * in its command line (its log file or a socket of this lab). A pid alone says nothing after a crash: numbers
 * are given again. Names are not enough either: a machine may have an LXD of its own.
 */
const pidFile = (name: string) => join(folders.run, `${name}.pid`)

export interface Background {
  name: string
  file: string
  args: string[]
  env?: Record<string, string>
  /** A text that stands in the command line of this process and of no other. */
  mark: string
}

/** Starts a process that outlives us, with its output in logs/<name>.out. */
export async function startBackground(one: Background): Promise<number> {
  const log = openSync(join(folders.logs, `${one.name}.out`), 'a')
  const child = spawn(one.file, one.args, {
    cwd: '/',
    detached: true,
    env: { ...baseEnvironment, ...one.env },
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  const pid = await new Promise<number>((resolve, reject) => {
    child.on('error', reject)
    child.on('spawn', () => resolve(child.pid ?? 0))
  })
  child.unref()
  await writeFile(`${pidFile(one.name)}.new`, `${pid}\n${one.mark}\n`)
  await rename(`${pidFile(one.name)}.new`, pidFile(one.name))
  return pid
}

/** The pid of a lab process if it is alive and still the one we started. */
export async function livePid(name: string): Promise<number | undefined> {
  const text = await readFile(pidFile(name), 'utf8').catch(() => '')
  const [pid, mark] = text.split('\n')
  if (!pid || !mark) return undefined
  return isAlive(Number(pid)) && commandLine(Number(pid)).includes(mark) ? Number(pid) : undefined
}

/**
 * A zombie is dead: where pid 1 reaps late, a killed daemon stays in the table for seconds. Not so while it has
 * other threads: its first thread is a zombie already, but the rest still hold its sockets and files.
 */
export function isAlive(pid: number): boolean {
  const status = readProc(pid, 'status')
  const state = /^State:\s+(\S)/m.exec(status)?.[1]
  if (state === undefined || state === 'X') return false
  return state !== 'Z' || Number(/^Threads:\s+(\d+)/m.exec(status)?.[1]) > 1
}

export const commandLine = (pid: number) => readProc(pid, 'cmdline').replaceAll('\0', ' ')

export function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}

export async function livePids(): Promise<number[]> {
  const names = await readdir('/proc')
  return names.map(Number).filter((pid) => pid > 0 && pid !== process.pid && isAlive(pid))
}

/** Sends a signal to one lab process and waits until it is dead. */
export async function endBackground(name: string, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
  const pid = await livePid(name)
  if (pid !== undefined) await endPids([pid], signal)
  await rm(pidFile(name), { force: true })
}

export async function waitDead(pid: number, within: number): Promise<boolean> {
  return await waitUntil(() => !isAlive(pid), within, 20)
}

/** Ends processes: first with the signal given, after two seconds with SIGKILL. */
export async function endPids(pids: number[], signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
  for (const each of [signal, 'SIGKILL'] as const) {
    const left = pids.filter(isAlive)
    for (const pid of left) sendSignal(pid, each)
    if (await waitUntil(() => !pids.some(isAlive), 2000, 20)) return
  }
}

function sendSignal(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(pid, signal)
  } catch {
    // It ended between the look and the signal, which is what we wanted.
  }
}
