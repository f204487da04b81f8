import { expect, type Locator, type Page } from '@playwright/test'

/** The graphical console of a virtual machine, as a person sees it: its canvas is read as pixels. */
export class MachineScreen {
  readonly host: Locator

  constructor(readonly page: Page) {
    this.host = page.locator('[data-vga]').filter({ visible: true })
  }

  /** The size of the machine's screen and how many of its pixels are lit; undefined before there is a picture. */
  async picture(): Promise<{ width: number; height: number; lit: number } | undefined> {
    return await this.host.evaluate((host) => {
      const canvas = host.querySelector('canvas')
      if (!canvas) return undefined
      const { width, height } = canvas
      // A copy: who reads a canvas often slows it down, and Chromium says so.
      const copy = Object.assign(host.ownerDocument.createElement('canvas'), { width, height })
      const context = copy.getContext('2d', { willReadFrequently: true })
      if (!context) return undefined
      context.drawImage(canvas, 0, 0)
      const { data } = context.getImageData(0, 0, width, height)
      let lit = 0
      for (let at = 0; at < data.length; at += 4) {
        if ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0) > 60) lit += 1
      }
      return { width, height, lit }
    })
  }

  /** It is drawn, there is something on it, and it takes keys. */
  async expectPicture(): Promise<{ width: number; height: number; lit: number }> {
    await expect(this.host).toBeVisible()
    await expect.poll(async () => (await this.picture())?.lit ?? 0, { timeout: 30_000 }).toBeGreaterThan(200)
    const picture = await this.picture()
    if (!picture) throw new Error('the picture went away')
    await expect(this.page.getByText(`${picture.width} × ${picture.height}`)).toBeVisible()
    return picture
  }

  /** Types as a person does: on keys, of which the machine gets the places. */
  async run(command: string): Promise<void> {
    await this.host.focus()
    await this.page.keyboard.type(command)
    await this.page.keyboard.press('Enter')
  }
}
