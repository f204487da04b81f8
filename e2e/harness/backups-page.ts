import { type CDPSession, expect, type Page } from '@playwright/test'
import { openInstance } from './terminal-page.ts'

/** The backups of an instance, as a person uses them. */
export class BackupsPage {
  constructor(readonly page: Page) {}

  async open(name: string): Promise<void> {
    await openInstance(this.page, name)
    const tabs = this.page.getByRole('navigation', { name: 'Instance' })
    await tabs.getByRole('link', { name: 'Backups' }).click()
    await expect(this.page.getByRole('button', { name: 'Create backup' })).toBeVisible()
  }

  row(backup: string) {
    return this.page
      .getByRole('grid', { name: 'Backups' })
      .getByRole('row')
      .filter({ has: this.page.getByText(backup, { exact: true }) })
  }
}

/** Makes the browser's line slow, in bytes a second each way, until it is let go. */
export async function slowLine(page: Page, bytes: number): Promise<{ letGo: () => Promise<void> }> {
  const session: CDPSession = await page.context().newCDPSession(page)
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
