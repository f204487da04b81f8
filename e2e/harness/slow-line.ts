import type { Page } from '@playwright/test'

/** Makes the browser's line slow, in bytes a second each way, until it is let go. */
export async function slowLine(page: Page, bytes: number): Promise<{ letGo: () => Promise<void> }> {
  const session = await page.context().newCDPSession(page)
  const set = (each: number) =>
    session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: each,
      uploadThroughput: each,
    })
  await session.send('Network.enable')
  await set(bytes)
  return {
    letGo: async () => {
      await set(-1)
      await session.detach()
    },
  }
}
