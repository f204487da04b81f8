/** What a measurement has open, closed in the opposite order: at its end, and also when the bench is interrupted. */
export class Owned implements AsyncDisposable {
  readonly #steps: (() => unknown)[] = []

  use<T extends AsyncDisposable>(resource: T): T {
    this.#steps.push(() => resource[Symbol.asyncDispose]())
    return resource
  }

  defer(step: () => unknown): void {
    this.#steps.push(step)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
      try {
        await step()
      } catch (error) {
        // The rest must be closed all the same.
        process.stderr.write(`bench: closing: ${error instanceof Error ? error.message : String(error)}\n`)
      }
    }
  }
}
