/** Waits until all have settled, but no longer than this. */
export const settledWithin = async (works: Promise<unknown>[], ms: number): Promise<void> => {
  let clock: NodeJS.Timeout | undefined
  const over = new Promise<void>((resolve) => {
    clock = setTimeout(resolve, ms)
  })
  await Promise.race([Promise.allSettled(works), over])
  clearTimeout(clock)
}
