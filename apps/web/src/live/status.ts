/** How the live socket stands. `since` is when the page stopped being live; `retryAt` null while it is trying. */
export type LiveStatus =
  | { state: 'connecting' }
  | { state: 'live' }
  | { state: 'waiting'; since: number; retryAt: number | null }
  | { state: 'closed' }
