import { expect, type Locator, type Page } from '@playwright/test'
import type { Gantry } from './gantry.ts'

/** The pages that add and show servers, as a person uses them. */
export class ServerPages {
  constructor(
    private readonly page: Page,
    private readonly gantry: Gantry,
  ) {}

  async add(way: 'local' | 'token' | 'password' | 'import'): Promise<void> {
    await this.page.goto(new URL(`servers/add?way=${way}`, this.gantry.url).href)
    await expect(this.page.getByRole('heading', { name: 'Add server' })).toBeVisible()
  }

  field(label: string): Locator {
    return this.page.getByLabel(label, { exact: true })
  }

  async press(button: string): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).click()
  }

  /** The page of a server that was just added: connected, and of this version. */
  async expectOnline(name: string, version: RegExp): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible()
    // The first one stands beside the title; those of a cluster's members come below.
    await expect(this.page.getByRole('main').getByText('Online', { exact: true }).first()).toBeVisible()
    await expect(this.page.getByText(version).first()).toBeVisible()
  }

  /** From the page of a server to its instances. */
  async expectInstance(name: string): Promise<void> {
    await this.page.getByRole('main').getByRole('link', { name: 'Instances', exact: true }).click()
    const row = this.page.getByRole('grid', { name: 'Instances' }).getByRole('row')
    await expect(row.filter({ hasText: name })).toBeVisible()
  }

  async openList(): Promise<void> {
    await this.page.goto(new URL('servers', this.gantry.url).href)
  }

  /** A server's line in the list of servers. */
  line(name: string): Locator {
    const link = this.page.getByRole('link', { name, exact: true })
    return this.page
      .getByRole('grid', { name: 'Servers and clusters' })
      .getByRole('row')
      .filter({ has: link })
  }

  async choose(name: string, action: string): Promise<void> {
    await this.line(name)
      .getByRole('button', { name: `Actions for ${name}` })
      .click()
    await this.page.getByRole('menuitem', { name: action, exact: true }).click()
  }
}
