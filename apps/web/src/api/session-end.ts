const endings = new Set<() => void>()

/**
 * Whatever is kept outside of React about what a person does (uploads, exports) takes itself away here, and breaks off
 * what it has under way, when the session is over: the next person at this computer is another one.
 */
export const onSessionEnd = (end: () => void): void => {
  endings.add(end)
}

export const tellSessionEnd = (): void => {
  for (const end of endings) end()
}
