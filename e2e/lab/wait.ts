import { setTimeout as pause } from 'node:timers/promises'

/** Asks again and again until the answer is true. Gives false when the time (in milliseconds) is over. */
export async function waitUntil(
  ask: () => Promise<boolean> | boolean,
  within: number,
  every = 50,
): Promise<boolean> {
  const end = Date.now() + within
  for (;;) {
    if (await ask()) return true
    if (Date.now() > end) return false
    await pause(every)
  }
}

/** Prints one line with the seconds that a step took. */
export async function timed<T>(title: string, step: () => Promise<T>): Promise<T> {
  const start = performance.now()
  const result = await step()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  process.stdout.write(`${title.padEnd(34)} ${seconds.padStart(5)} s\n`)
  return result
}
