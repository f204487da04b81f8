/*
 * Rows must not jump under the pointer: while somebody points at the table, live changes keep the order. Rows
 * that are gone leave, new ones come at the end; the next sort by hand, or the pointer leaving, sorts again.
 */

/** `sorted` in the order of `held` where it names them; the others behind, as sorted. */
export const holdOrder = <Row>(
  held: readonly string[],
  sorted: readonly Row[],
  keyOf: (row: Row) => string,
): Row[] => {
  const rows = new Map(sorted.map((row) => [keyOf(row), row]))
  const kept: Row[] = []
  for (const key of held) {
    const row = rows.get(key)
    if (row === undefined) continue
    kept.push(row)
    rows.delete(key)
  }
  return [...kept, ...rows.values()]
}
