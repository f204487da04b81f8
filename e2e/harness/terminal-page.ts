import { expect, type Locator, type Page } from '@playwright/test'
import { InstancesPage } from './instances-page.ts'
import { networkNoise } from './test.ts'

/**
 * What the browser says of a computer without a graphics card when a screen is read for a picture, and what xterm says
 * of one that is slow.
 */
export const graphicsNoise = /GPU stall due to ReadPixels|task queue exceeded allotted deadline/
/** The same, and what it says of connections that a test cuts. */
export const terminalNoise = new RegExp(`${graphicsNoise.source}|${networkNoise.source}`)

/** What one cell shows: its characters, and everything that its look is made of. */
export type Cell = { chars: string; width: number; fg: number; bg: number; flags: string }
export type ScreenShot = {
  cols: number
  rows: number
  cursor: [number, number]
  buffer: 'normal' | 'alternate'
  /** Lines of scroll-back above the screen. */
  above: number
  cells: Cell[][]
}

/** The dock of terminals, as a person uses it. The screen itself is read from the terminal, not from pixels. */
export class TerminalDock {
  readonly dock: Locator

  constructor(readonly page: Page) {
    this.dock = page.getByRole('region', { name: 'Terminals', exact: true })
  }

  /** The terminal that is looked at; `at` counts the sides of the dock. */
  host(at = 0): Locator {
    return this.page.locator('[data-terminal]').filter({ visible: true }).nth(at)
  }

  async id(at = 0): Promise<string> {
    return (await this.host(at).getAttribute('data-terminal')) ?? ''
  }

  async text(at = 0): Promise<string> {
    return this.host(at).evaluate((host) => {
      const terminal: Reading | undefined = host.gantryTerminal
      if (terminal === undefined) return ''
      const { active } = terminal.buffer
      const lines = Array.from({ length: active.length }, (_, at) => active.getLine(at))
      return lines
        .map((line, at) => (at > 0 && line?.isWrapped ? '' : '\n') + (line?.translateToString(true) ?? ''))
        .join('')
        .trim()
    })
  }

  /** What is selected in it, as a search does with what it found. */
  selection(at = 0): Promise<string> {
    return this.host(at).evaluate((host) => host.gantryTerminal?.getSelection() ?? '')
  }

  async expectText(text: string | RegExp, at = 0): Promise<void> {
    const match = typeof text === 'string' ? expect.stringContaining(text) : expect.stringMatching(text)
    await expect.poll(() => this.text(at), { timeout: 15_000 }).toEqual(match)
  }

  screen(at = 0): Promise<ScreenShot> {
    return readScreen(this.host(at))
  }

  /** Clicks on a text where it stands on the screen. */
  async clickText(text: string, at = 0): Promise<void> {
    const { cells, cols, rows } = await this.screen(at)
    const lines = cells.map((line) => line.map(({ chars }) => chars).join(''))
    const y = lines.findLastIndex((line) => line.includes(text))
    const box = await this.host(at).locator('.xterm-screen').boundingBox()
    if (y < 0 || box === null) throw new Error(`${text} is not on the screen`)
    const x = (lines[y]?.indexOf(text) ?? 0) + text.length / 2
    await this.page.mouse.move(box.x + (x * box.width) / cols, box.y + ((y + 0.4) * box.height) / rows)
    await this.page.mouse.move(box.x + (x * box.width) / cols, box.y + ((y + 0.5) * box.height) / rows)
    await this.page.mouse.down()
    await this.page.mouse.up()
  }

  /** Types as a person does, into the terminal that is looked at. */
  async type(text: string, at = 0): Promise<void> {
    await this.host(at).click()
    await this.page.keyboard.type(text)
  }

  async run(command: string, at = 0): Promise<void> {
    await this.type(command, at)
    await this.page.keyboard.press('Enter')
  }
}

/** What the terminal in this element shows. */
export async function readScreen(host: Locator): Promise<ScreenShot> {
  return host.evaluate((host) => {
    const terminal: Reading | undefined = host.gantryTerminal
    if (terminal === undefined) throw new Error('there is no terminal')
    const { active } = terminal.buffer
    const looks = ['Bold', 'Dim', 'Italic', 'Underline', 'Inverse', 'Invisible', 'Strikethrough'] as const
    const cells = Array.from({ length: terminal.rows }, (_, y) =>
      Array.from({ length: terminal.cols }, (_, x) => {
        const cell = active.getLine(active.baseY + y)?.getCell(x)
        if (cell === undefined) return { chars: '', width: 1, fg: -1, bg: -1, flags: '' }
        return {
          // An empty cell and a blank look the same.
          chars: cell.getChars() === '' ? ' ' : cell.getChars(),
          width: cell.getWidth(),
          fg: cell.isFgDefault() ? -1 : cell.getFgColorMode() + cell.getFgColor(),
          bg: cell.isBgDefault() ? -1 : cell.getBgColorMode() + cell.getBgColor(),
          flags: looks.filter((look) => cell[`is${look}`]() !== 0).join(' '),
        }
      }),
    )
    return {
      cols: terminal.cols,
      rows: terminal.rows,
      cursor: [active.cursorX, active.cursorY] as [number, number],
      buffer: active.type,
      above: active.baseY,
      cells,
    }
  })
}

/** The page of an instance, from the table. */
export async function openInstance(page: Page, name: string): Promise<void> {
  const instances = new InstancesPage(page)
  await instances.open()
  await instances.find(`name:${name}`)
  await instances.row(name).getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

/** Opens the login shell of an instance from its page, and waits for its prompt. */
export async function openShell(page: Page, name: string): Promise<TerminalDock> {
  await openInstance(page, name)
  await page.getByRole('button', { name: 'Terminal', exact: true }).click()
  const dock = new TerminalDock(page)
  await expect(dock.host()).toBeVisible()
  await dock.expectText(/[#$]$/)
  return dock
}

/** The part of xterm's terminal that is read; it runs inside the page. */
type Reading = {
  cols: number
  rows: number
  buffer: { active: Buffer }
  getSelection(): string
}
type Buffer = {
  type: 'normal' | 'alternate'
  length: number
  baseY: number
  cursorX: number
  cursorY: number
  getLine(at: number): Line | undefined
}
type Line = {
  isWrapped: boolean
  translateToString(trim: boolean): string
  getCell(x: number): CellOf | undefined
}
type CellOf = {
  getChars(): string
  getWidth(): number
  isFgDefault(): boolean
  isBgDefault(): boolean
  getFgColorMode(): number
  getBgColorMode(): number
  getFgColor(): number
  getBgColor(): number
} & Record<
  `is${'Bold' | 'Dim' | 'Italic' | 'Underline' | 'Inverse' | 'Invisible' | 'Strikethrough'}`,
  () => number
>
