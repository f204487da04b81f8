/** One part of the live store that React reads through `useSyncExternalStore`: a value and who listens to it. */
export type Slice<T> = {
  get(): T
  subscribe(listener: () => void): () => void
}

export type WritableSlice<T> = Slice<T> & {
  /** Takes effect at once for `get`; the listeners are told soon. */
  set(value: T): void
}

/** Runs the callback once, soon; several calls before that are one. */
export type Schedule = (flush: () => void) => void

let isDrawing = false

/**
 * At once after a quiet time: what comes after it, before the frame that shows it was drawn, waits for that frame, so
 * that a page that is slow draws fewer times and not later and later. Hidden pages have no frames, and get four updates
 * a second.
 */
export const soon: Schedule = (flush) => {
  if (document.visibilityState !== 'visible') setTimeout(flush, 250)
  else if (isDrawing) requestAnimationFrame(flush)
  // Not before the others that one message changes, or each would be drawn by itself.
  else
    queueMicrotask(() => {
      if (!isDrawing) requestAnimationFrame(() => (isDrawing = false))
      isDrawing = true
      flush()
    })
}

export const createSlice = <T>(initial: T, schedule: Schedule): WritableSlice<T> => {
  let value = initial
  let scheduled = false
  const listeners = new Set<() => void>()
  const flush = (): void => {
    scheduled = false
    for (const listener of listeners) listener()
  }
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      if (scheduled) return
      scheduled = true
      schedule(flush)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
