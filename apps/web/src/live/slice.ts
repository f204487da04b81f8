/** One part of the live store that React reads through `useSyncExternalStore`: a value and who listens to it. */
export type Slice<T> = {
  get(): T
  subscribe(listener: () => void): () => void
}

export type WritableSlice<T> = Slice<T> & {
  /** Takes effect at once for `get`; the listeners are told with the next frame. */
  set(value: T): void
}

/** Runs the callback once, soon; several calls before that are one. */
export type Schedule = (flush: () => void) => void

/** A frame where there are frames; hidden pages have none, and get four updates a second. */
export const nextFrame: Schedule = (flush) => {
  if (document.visibilityState === 'visible') requestAnimationFrame(flush)
  else setTimeout(flush, 250)
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
