import { spawn } from 'node:child_process'
import { baseEnvironment } from './settings.ts'

export interface CommandOptions {
  env?: Record<string, string>
  input?: string
  cwd?: string
  /** Milliseconds until the command is ended; 60 s unless told. */
  timeout?: number
}

/** Runs a command to its end and gives what it printed; rejects with its standard error. */
export function command(
  file: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      env: { ...baseEnvironment, ...options.env },
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      timeout: options.timeout ?? 60_000,
      killSignal: 'SIGKILL',
    })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(out)
      const why = (err.trim() || out.trim()).split('\n').slice(-8).join('\n')
      reject(new Error(`${file} ${args.join(' ')}: ${why || (signal ?? `ended with ${code}`)}`))
    })
    child.stdin.on('error', () => {
      // The command ended without reading its input; its exit code says more than EPIPE.
    })
    child.stdin.end(options.input ?? '')
  })
}

/** The same for commands that may fail because there is nothing to do: gives undefined then. */
export async function attempt(file: string, args: readonly string[], options: CommandOptions = {}) {
  return await command(file, args, options).catch(() => undefined)
}
