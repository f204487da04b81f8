import { expect, type Locator, type Page } from '@playwright/test'

/** The table of all instances, as a person uses it. */
export class InstancesPage {
  readonly table: Locator
  readonly search: Locator

  constructor(readonly page: Page) {
    this.table = page.getByRole('grid', { name: 'Instances' })
    this.search = page.getByRole('combobox', { name: 'Search instances' })
  }

  async open(): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Navigation' })
      .getByRole('link', { name: /Instances/ })
      .click()
    await expect(this.page.getByRole('heading', { level: 1, name: /Instances/ })).toBeVisible()
  }

  async find(text: string): Promise<void> {
    await this.search.fill(text)
  }

  row(name: string): Locator {
    return this.table.getByRole('row').filter({ has: this.page.getByRole('link', { name, exact: true }) })
  }

  /** The names that are shown, from top to bottom. */
  async names(): Promise<string[]> {
    const links = this.table.getByRole('row').getByRole('link')
    return await links.allTextContents()
  }

  /** An entry of the menu at a row's end. */
  async choose(name: string, action: string): Promise<void> {
    await this.row(name)
      .getByRole('button', { name: `Actions for ${name}` })
      .click()
    await this.page.getByRole('menuitem', { name: action, exact: true }).click()
  }
}
