import { createSlice, type Schedule, type Slice } from './slice.ts'

/**
 * Rows by key. `all` is an array whose identity changes only when a row did, and that keeps the order in which the
 * rows came; `byKey` is the map itself, to be read only. A row's own identity changes only when it changed.
 */
export type KeyedRows<T> = {
  all: Slice<readonly T[]>
  byKey(): ReadonlyMap<string, T>
  put(rows: readonly T[]): void
  drop(keys: readonly string[]): void
  replace(rows: readonly T[]): void
}

export const createKeyedRows = <T>(keyOf: (row: T) => string, schedule: Schedule): KeyedRows<T> => {
  let rows = new Map<string, T>()
  let stale = false
  const version = createSlice(0, schedule)
  let list: readonly T[] = []
  const changed = (): void => {
    stale = true
    version.set(version.get() + 1)
  }
  return {
    all: {
      // The array is made when somebody asks, not for each batch: 10,000 rows once a frame at most.
      get() {
        if (stale) {
          list = [...rows.values()]
          stale = false
        }
        return list
      },
      subscribe: version.subscribe,
    },
    byKey: () => rows,
    put(next) {
      if (next.length === 0) return
      for (const row of next) rows.set(keyOf(row), row)
      changed()
    },
    drop(keys) {
      const before = rows.size
      for (const key of keys) rows.delete(key)
      if (rows.size !== before) changed()
    },
    replace(next) {
      rows = new Map(next.map((row) => [keyOf(row), row]))
      changed()
    },
  }
}
