type Listener = () => void
const listeners = new Set<Listener>()

/** Calls the listener when any answer, or the live socket, says that the session is over. */
export const onSignedOut = (listener: Listener): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const tellSignedOut = (): void => {
  for (const listener of listeners) listener()
}
