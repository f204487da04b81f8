import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

const main = resolve(import.meta.dirname, '../../apps/bff/dist/main.js')

export const administrator = {
  name: 'Ada Admin',
  email: 'ada@example.org',
  password: 'correct horse battery staple',
}

export type GantryOptions = {
  /** Kept between two starts by whoever made it; a fresh one is made, and deleted at the end, otherwise. */
  dataDir?: string
  port?: number
  env?: Record<string, string>
}

/** One Gantry of a test's own: the built program, as a process, over a data folder, on a free port. */
export class Gantry implements AsyncDisposable {
  url = ''
  /** Printed while nobody exists. */
  setupLink: string | undefined
  #child: ChildProcess | undefined
  #ownsDataDir: boolean

  private constructor(
    readonly dataDir: string,
    readonly options: GantryOptions,
  ) {
    this.#ownsDataDir = options.dataDir === undefined
  }

  static async start(options: GantryOptions = {}): Promise<Gantry> {
    const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'gantry-e2e-')))
    const gantry = new Gantry(dataDir, options)
    await gantry.#spawn(options.port ?? 0)
    return gantry
  }

  /** The process, for who looks at its memory. */
  get pid(): number {
    if (this.#child?.pid === undefined) throw new Error('Gantry does not run')
    return this.#child.pid
  }

  /** The process ends at once, as in a power cut. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  /** As an administrator stops it. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM')
  }

  /** Comes back at the same address over the same data. */
  async restart(): Promise<void> {
    if (this.#child) await this.stop()
    await this.#spawn(Number(new URL(this.url).port))
  }

  /** Runs one of the program's other verbs, such as `import FOLDER`, over the same data. */
  async command(...args: string[]): Promise<string> {
    const child = spawn(process.execPath, [main, ...args], { env: this.#environment(0) })
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += String(chunk)
    })
    child.stderr.on('data', (chunk) => {
      output += String(chunk)
    })
    const [code] = await once(child, 'exit')
    if (code !== 0) throw new Error(`gantry ${args.join(' ')} ended with ${code}:\n${output}`)
    return output
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child) await this.stop()
    if (this.#ownsDataDir) await rm(this.dataDir, { recursive: true, force: true })
  }

  #environment(port: number): NodeJS.ProcessEnv {
    return {
      ...process.env,
      GANTRY_DATA: this.dataDir,
      GANTRY_LISTEN: `127.0.0.1:${port}`,
      GANTRY_LOG_LEVEL: 'warn',
      ...this.options.env,
    }
  }

  async #spawn(port: number): Promise<void> {
    const child = spawn(process.execPath, [main], {
      env: this.#environment(port),
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.#child = child
    this.setupLink = undefined
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`Gantry ended with ${code} before it was ready`)
    })
    await Promise.race([this.#ready(child), ended])
    ended.catch(() => {
      // It ends when the test ends it; only an end before it was ready is a fault.
    })
  }

  /**
   * The address is printed once it listens, and the setup link after it while nobody exists. The pipe is read to
   * its end: a process whose output nobody takes dies of it.
   */
  #ready(child: ChildProcess): Promise<void> {
    const { stdout } = child
    if (!stdout) throw new Error('Gantry has no output')
    return new Promise((resolve, reject) => {
      createInterface({ input: stdout }).on('line', (line) => {
        const link = /^Set it up: (\S+)/.exec(line)?.[1]
        if (link) {
          this.setupLink = link
          resolve()
        }
        const address = /^Gantry is at (\S+)/.exec(line)?.[1]
        if (!address) return
        this.url = address
        this.#wantsSetup().then((wants) => {
          if (!wants) resolve()
        }, reject)
      })
    })
  }

  async #wantsSetup(): Promise<boolean> {
    const response = await fetch(new URL('api/session', this.url))
    const session: unknown = await response.json()
    return JSON.stringify(session).includes('"setup"')
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child
    this.#child = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
}
