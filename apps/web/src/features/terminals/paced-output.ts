/** A flood is drawn as often as this. */
const periodMs = 33
/** Within one period; what is more goes by too fast to be read. */
const readable = 16 * 1024

export type PacedOutput = {
  push(bytes: Uint8Array): void
  /** Hands on what waits, before something else that belongs after it. */
  flush(): void
  dispose(): void
}

/**
 * Hands output on as it comes, but a flood thirty times a second only. Each drawing that is left out is time for keys,
 * and for the program that prints.
 */
export const pacedOutput = (write: (pieces: readonly Uint8Array[]) => void): PacedOutput => {
  let waiting: Uint8Array[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let began = Number.NEGATIVE_INFINITY
  let passed = 0

  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    const pieces = waiting
    waiting = []
    if (pieces.length > 0) write(pieces)
  }
  const nextPeriod = (): void => {
    began = performance.now()
    passed = waiting.reduce((sum, { length }) => sum + length, 0)
    flush()
  }
  return {
    push(bytes) {
      const since = performance.now() - began
      if (timer === undefined && since >= periodMs) {
        began += since
        passed = 0
      }
      passed += bytes.length
      if (timer === undefined && passed <= readable) return write([bytes])
      waiting.push(bytes)
      timer ??= setTimeout(nextPeriod, Math.max(0, periodMs - since))
    },
    flush,
    dispose: () => clearTimeout(timer),
  }
}
