export type Selection = ReadonlySet<string>

/** With everything between two rows, both included, in the order shown. */
export const withRange = (
  selection: Selection,
  order: readonly string[],
  from: string | undefined,
  to: string,
): Selection => {
  const start = from === undefined ? -1 : order.indexOf(from)
  const end = order.indexOf(to)
  if (start < 0 || end < 0) return toggled(selection, to)
  return new Set([...selection, ...order.slice(Math.min(start, end), Math.max(start, end) + 1)])
}

export const toggled = (selection: Selection, key: string): Selection => {
  const next = new Set(selection)
  if (!next.delete(key)) next.add(key)
  return next
}

/** How much of the rows is selected: what the box in the head shows. */
export const coverage = (selection: Selection, order: readonly string[]): 'none' | 'some' | 'all' => {
  if (selection.size === 0 || order.length === 0) return 'none'
  let count = 0
  for (const key of order) if (selection.has(key)) count += 1
  if (count === 0) return 'none'
  return count === order.length ? 'all' : 'some'
}
