/**
 * Milliseconds before the next try: doubles from 250 ms, with jitter so that a thousand browsers do not come back
 * at the same moment. While the page is looked at the cap is low, because a person waits; hidden pages have time.
 */
export const backOff = (attempt: number, hidden: boolean, random = Math.random): number => {
  const cap = hidden ? 30_000 : 1_000
  return Math.min(cap, 250 * 2 ** Math.min(attempt, 12)) * (0.5 + random() / 2)
}
