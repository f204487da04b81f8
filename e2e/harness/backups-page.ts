import { expect, type Page } from '@playwright/test'
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
