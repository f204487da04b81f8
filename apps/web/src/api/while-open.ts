let pending = 0

const askFirst = (event: BeforeUnloadEvent): void => event.preventDefault()

/** The browser asks before it closes the window while something is under way that would be lost by it. */
export const whileOpen = async <T>(work: Promise<T>): Promise<T> => {
  pending += 1
  addEventListener('beforeunload', askFirst)
  try {
    return await work
  } finally {
    pending -= 1
    if (pending === 0) removeEventListener('beforeunload', askFirst)
  }
}
