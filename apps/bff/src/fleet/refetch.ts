/**
 * Single-flight work by key: while one run for a key is under way, any number of further asks become exactly one
 * trailing run. At most `limit` run at once; the rest wait in order. Rejected: dropping asks that come during a
 * run, for the run may have read the object before the change that the ask tells of.
 */
export class Refetch {
  readonly #run: (key: string) => Promise<void>
  readonly #limit: number
  readonly #waiting = new Set<string>()
  readonly #running = new Set<string>()
  #paused = false

  constructor(run: (key: string) => Promise<void>, limit = 8) {
    this.#run = run
    this.#limit = limit
  }

  get backlog(): number {
    return this.#waiting.size
  }

  ask(key: string): void {
    this.#waiting.add(key)
    this.#pump()
  }

  /** Lets asks wait until `resume`. */
  pause(): void {
    this.#paused = true
  }

  resume(): void {
    this.#paused = false
    this.#pump()
  }

  /** Forgets what waits; what runs goes on. */
  clear(): void {
    this.#waiting.clear()
  }

  #pump(): void {
    if (this.#paused) return
    for (const key of this.#waiting) {
      if (this.#running.size >= this.#limit) return
      if (this.#running.has(key)) continue
      this.#waiting.delete(key)
      this.#running.add(key)
      void this.#run(key)
        .catch(() => undefined)
        .finally(() => {
          this.#running.delete(key)
          this.#pump()
        })
    }
  }
}
