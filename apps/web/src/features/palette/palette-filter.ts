/** How many entries are drawn at most: more cannot be read, and each costs. */
export const paletteCap = 50

/**
 * How well a text answers the words that were typed; 0 is not at all. Every word must be in it. A whole name comes
 * before the beginning of one, that before the beginning of a word in it, and that before the middle.
 */
const score = (text: string, words: readonly string[]): number => {
  let sum = 0
  for (const word of words) {
    const at = text.indexOf(word)
    if (at < 0) return 0
    const before = at === 0 ? ' ' : (text[at - 1] ?? ' ')
    if (text === word) sum += 8
    else if (at === 0) sum += 4
    else if (/[^a-z0-9]/.test(before)) sum += 2
    else sum += 1
  }
  return sum === 0 ? 1 : sum
}

/** The best `limit` of the items, best first; equals keep their order. No sort of all 10,000: one bucket a score. */
export const best = <T>(
  items: Iterable<T>,
  textOf: (item: T) => string,
  query: string,
  limit: number,
): { item: T; score: number }[] => {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const buckets = new Map<number, T[]>()
  for (const item of items) {
    const points = score(textOf(item).toLowerCase(), words)
    if (points === 0) continue
    const bucket = buckets.get(points)
    if (bucket === undefined) buckets.set(points, [item])
    else if (bucket.length < limit) bucket.push(item)
  }
  return [...buckets.entries()]
    .sort(([a], [b]) => b - a)
    .flatMap(([points, bucket]) => bucket.map((item) => ({ item, score: points })))
    .slice(0, limit)
}
