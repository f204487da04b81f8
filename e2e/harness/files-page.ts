import { expect, type Locator, type Page } from '@playwright/test'
import { openInstance } from './terminal-page.ts'

/** The Files tab of an instance, as a person uses it. */
export class FilesPage {
  constructor(readonly page: Page) {}

  /** Opens the tab of an instance, and goes down to a directory by the names of those above it. */
  async open(instance: string, ...names: string[]): Promise<void> {
    await openInstance(this.page, instance)
    await this.page.getByRole('link', { name: 'Files', exact: true }).click()
    await expect(this.table()).toBeVisible()
    for (const [at, name] of names.entries()) {
      await this.enter(name)
      // A menu that is opened while the next directory comes is closed by it.
      const path = `/${names.slice(0, at + 1).join('/')}`
      await expect(this.page.getByRole('grid', { name: `Files in ${path}`, exact: true })).toBeVisible()
    }
  }

  table(): Locator {
    return this.page.getByRole('grid', { name: /^Files in / })
  }

  /** The directory that is shown, with everything that can be dropped on. */
  directory(path: string): Locator {
    return this.page.getByRole('region', { name: `Files in ${path}`, exact: true })
  }

  row(name: string): Locator {
    const box = this.page.getByRole('checkbox', { name: `Select ${name}`, exact: true })
    return this.table().getByRole('row').filter({ has: box })
  }

  /** Opens what is in a row, by the keyboard. */
  async enter(name: string): Promise<void> {
    await this.row(name).focus()
    await this.page.keyboard.press('Enter')
  }

  /** One of the entries behind the dots of a row. */
  async choose(name: string, entry: string): Promise<void> {
    await this.row(name)
      .getByRole('button', { name: `Actions for ${name}` })
      .click()
    await this.page.getByRole('menuitem', { name: entry }).click()
  }

  async new(entry: string): Promise<Locator> {
    await this.page.getByRole('button', { name: 'New', exact: true }).click()
    await this.page.getByRole('menuitem', { name: entry }).click()
    return this.page.getByRole('dialog', { name: entry })
  }

  dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name })
  }

  async upload(...files: { name: string; buffer: Buffer }[]): Promise<void> {
    const chosen = files.map((file) => ({ ...file, mimeType: 'application/octet-stream' }))
    await this.page.getByLabel('Upload files').setInputFiles(chosen)
  }

  /** The line of an upload in the list of uploads. */
  uploadOf(name: string): Locator {
    return this.page.getByRole('region', { name: 'Uploads' }).getByRole('listitem').filter({ hasText: name })
  }

  /** Drops a file on the directory, as from a window of the desktop. */
  async drop(path: string, name: string, text: string): Promise<void> {
    const transfer = await this.page.evaluateHandle(
      `(() => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}))
        return transfer
      })()`,
    )
    const place = this.directory(path)
    await place.dispatchEvent('dragover', { dataTransfer: transfer })
    await expect(this.page.getByText(`Drop to upload to ${path}`)).toBeVisible()
    await place.dispatchEvent('drop', { dataTransfer: transfer })
  }

  editor(path: string): Locator {
    return this.page.getByRole('textbox', { name: `Text of ${path}` })
  }
}
