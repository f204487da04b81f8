import { expect } from '@playwright/test'

/** Waits until a fault has lasted this long: for tests whose subject is that time itself. */
export async function passed(milliseconds: number, since: number): Promise<void> {
  await expect
    .poll(() => performance.now() - since, { timeout: milliseconds + 5_000, intervals: [100] })
    .toBeGreaterThanOrEqual(milliseconds)
}
