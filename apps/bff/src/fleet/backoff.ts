/** How long a lost server is tried at short steps: most cuts are a restart or a cable. */
const eagerMs = 120_000
const eagerCapMs = 500
const capMs = 60_000

/**
 * Milliseconds from the beginning of one try that failed to the next, `attempt` being 0 for the first after the loss.
 * It doubles from 250 ms; in the first two minutes it stays at 0.5 s at most (0.65 s with its jitter), so that a page is
 * right again well within 2 s after a short cut, the list of a thousand instances included; later at 60 s. Jittered by
 * ± 30 %, so that twenty servers behind one router do not come back at once (R2).
 */
export function backoff(attempt: number, lostForMs: number, random: () => number = Math.random): number {
  const cap = lostForMs < eagerMs ? eagerCapMs : capMs
  const grown = lostForMs < eagerMs ? 250 * 2 ** Math.min(attempt, 10) : lostForMs / 20
  return Math.round(Math.min(cap, grown) * (0.7 + 0.6 * random()))
}

/** A link that comes and goes a few times is followed each time. */
const flapsFollowed = 10

/**
 * Milliseconds to wait after the connection that did not last, number `flaps` in a row: a server that lets us in and
 * hangs up each time is as good as lost, and is not listed twice a second for ever.
 */
export const flapPause = (flaps: number): number =>
  flaps <= flapsFollowed ? 0 : Math.min(capMs, eagerCapMs * 2 ** (flaps - flapsFollowed))
