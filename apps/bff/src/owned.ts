/** Node 20 has the symbols of explicit resource management, but not its stack. */
export type Owned = AsyncDisposable & {
  use<T extends AsyncDisposable>(part: T): T
  defer(end: () => Promise<void>): void
}

/** Parts that are disposed together, the last made first; one that fails does not keep the others. */
export const owned = (): Owned => {
  const ends: (() => Promise<void>)[] = []
  return {
    use(part) {
      ends.push(async () => part[Symbol.asyncDispose]())
      return part
    },
    defer: (end) => void ends.push(end),
    async [Symbol.asyncDispose]() {
      const failures: unknown[] = []
      for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
        await end().catch((error: unknown) => failures.push(error))
      }
      if (failures.length > 0) throw new AggregateError(failures, 'Not everything could be closed')
    },
  }
}
