/*
 * What is selected, as keys. An action reaches only what the person sees in the result: a row that the search
 * hides, or that is gone, is not acted upon, so the effective selection is always taken against the result.
 */

export type Selection = ReadonlySet<string>

export const none: Selection = new Set()

export const toggle = (selection: Selection, key: string): Selection => {
  const next = new Set(selection)
  if (!next.delete(key)) next.add(key)
  return next
}

/** Everything from the row clicked before to this one, in the order shown (shift and click). */
export const extend = (
  selection: Selection,
  order: readonly string[],
  from: string | null,
  to: string,
): Selection => {
  const start = from === null ? -1 : order.indexOf(from)
  const end = order.indexOf(to)
  if (start === -1 || end === -1) return toggle(selection, to)
  const [low, high] = start < end ? [start, end] : [end, start]
  return new Set([...selection, ...order.slice(low, high + 1)])
}

export const within = (selection: Selection, order: readonly string[]): string[] =>
  selection.size === 0 ? [] : order.filter((key) => selection.has(key))

export const coverage = (selection: Selection, order: readonly string[]): 'none' | 'some' | 'all' => {
  const count = within(selection, order).length
  if (count === 0) return 'none'
  return count === order.length ? 'all' : 'some'
}

/** The box in the head: everything, or nothing when everything was selected. */
export const toggleAll = (selection: Selection, order: readonly string[]): Selection =>
  coverage(selection, order) === 'all' ? none : new Set(order)
