import { request } from '../../api/request.ts'

/** The BFF ends a session after 30 minutes without use; once a minute is enough to be exact about it. */
const reportMs = 60_000

/**
 * Tells the BFF that a person uses the page: keys, clicks, touches and wheel, not what the page does by itself.
 * Answers how to stop.
 */
export const reportActivity = (): (() => void) => {
  let reportedAt = 0
  const used = (): void => {
    const now = Date.now()
    if (now - reportedAt < reportMs) return
    reportedAt = now
    // A report that is lost is made up for by the next one; that the session is over, the request itself tells.
    void request('POST', 'api/session/activity')
  }
  const kinds = ['keydown', 'pointerdown', 'wheel'] as const
  for (const kind of kinds) addEventListener(kind, used, { capture: true, passive: true })
  return () => {
    for (const kind of kinds) removeEventListener(kind, used, { capture: true })
  }
}
