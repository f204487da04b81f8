import { useMemo, useRef } from 'react'

/** `rows` in the order of `held` where it names them; new ones behind, as they come; gone ones leave. */
const inHeldOrder = <Row>(
  held: readonly string[],
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): readonly Row[] => {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]))
  const kept: Row[] = []
  for (const key of held) {
    const row = byKey.get(key)
    if (row === undefined) continue
    kept.push(row)
    byKey.delete(key)
  }
  return [...kept, ...byKey.values()]
}

/**
 * Rows must not jump under the pointer: while it is on the table, live changes keep the order in which the rows
 * stood. `orderKey` names the sort and the search; when a person changes them, the new order is taken at once.
 */
export const useHeldOrder = <Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  pointed: boolean,
  orderKey: string,
): readonly Row[] => {
  const last = useRef<{ orderKey: string; keys: readonly string[] }>({ orderKey, keys: [] })
  return useMemo(() => {
    const hold = pointed && last.current.orderKey === orderKey
    const ordered = hold ? inHeldOrder(last.current.keys, rows, keyOf) : rows
    last.current = { orderKey, keys: ordered.map(keyOf) }
    return ordered
  }, [rows, keyOf, pointed, orderKey])
}
