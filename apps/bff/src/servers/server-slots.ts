/** Work on servers, at most `limit` at once on each, the rest in the order in which it was asked for. */
export class ServerSlots {
  readonly #limit: number
  readonly #busy = new Map<string, number>()
  readonly #waiting = new Map<string, (() => void)[]>()

  constructor(limit: number) {
    this.#limit = limit
  }

  async run<T>(server: string, work: () => Promise<T>): Promise<T> {
    await this.#take(server)
    try {
      return await work()
    } finally {
      this.#give(server)
    }
  }

  #take(server: string): Promise<void> | undefined {
    const busy = this.#busy.get(server) ?? 0
    if (busy < this.#limit) {
      this.#busy.set(server, busy + 1)
      return undefined
    }
    const waiting = this.#waiting.get(server) ?? []
    this.#waiting.set(server, waiting)
    return new Promise((resolve) => waiting.push(resolve))
  }

  #give(server: string): void {
    const next = this.#waiting.get(server)?.shift()
    // The place goes on to the next one as it is.
    if (next) next()
    else this.#busy.set(server, (this.#busy.get(server) ?? 1) - 1)
  }
}
