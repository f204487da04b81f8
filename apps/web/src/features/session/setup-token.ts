let token: string | undefined

/**
 * The token of the setup link. It comes in the fragment, which no server and no proxy log ever sees, and leaves the
 * address bar and the history at once. Kept in memory for as long as the page lives.
 */
export const takeSetupToken = (): string | undefined => {
  const found = new URLSearchParams(location.hash.slice(1)).get('token')
  if (found !== null && found !== '') {
    token = found
    history.replaceState(history.state, '', location.pathname + location.search)
  }
  return token
}
