import { readFile, writeFile } from 'node:fs/promises'

/** What a process has in memory, in MiB: now, and at most since `begin`, as the kernel counts it. */
export class ResidentMemory {
  readonly #pid: number

  constructor(pid: number) {
    this.#pid = pid
  }

  /** Sets the kernel's high-water mark back. */
  async begin(): Promise<void> {
    await writeFile(`/proc/${this.#pid}/clear_refs`, '5')
  }

  now = (): Promise<number> => this.#read('VmRSS')
  peak = (): Promise<number> => this.#read('VmHWM')

  async #read(name: string): Promise<number> {
    const status = await readFile(`/proc/${this.#pid}/status`, 'utf8')
    return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024
  }
}
