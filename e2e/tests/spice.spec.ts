import type { Page } from '@playwright/test'
import { expectAccessible } from '../harness/accessibility.ts'
import { MachineScreen } from '../harness/machine-screen.ts'
import { test as own } from '../harness/own-gantry.ts'
import { TcpProxy } from '../harness/tcp-proxy.ts'
import { openInstance, TerminalDock, terminalNoise } from '../harness/terminal-page.ts'
import { expect, signIn } from '../harness/test.ts'
import { lxc, lxcIfThere } from '../lab/lab.ts'
import { folders } from '../lab/settings.ts'
import { launchMachine } from '../lab/vm/server.ts'

/*
 * On a real virtual machine of the lab (`npm run lab -- --vm`). Emulated as it is, it takes its time to start. What
 * arrives in it is seen on its serial line, which is the text console.
 */
const name = 'e2e-machine'

own.use({ expectedMessages: [terminalNoise] })
own.describe.configure({ timeout: 150_000 })
own.beforeAll(async () => {
  await lxcIfThere('vm', 'delete', '--force', name)
  await launchMachine(name)
})
own.afterAll(() => lxcIfThere('vm', 'delete', '--force', name))
own.beforeEach(async ({ page, own: gantry, ownApi }) => {
  await ownApi.call('POST', 'api/servers/import', { folder: folders.vm })
  await signIn(page, gantry)
})

const open = async (page: Page, console: 'Console' | 'Graphical console'): Promise<void> => {
  await page.getByRole('button', { name: `Actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: console, exact: true }).click()
}

/** The text console in the first tab of the dock, with a shell that answers. */
const openTextConsole = async (page: Page): Promise<TerminalDock> => {
  await openInstance(page, name)
  await open(page, 'Console')
  const dock = new TerminalDock(page)
  await expectPrompt(dock)
  return dock
}

/** What was printed before is gone: a key brings the next prompt, once the machine is up. */
const expectPrompt = async (dock: TerminalDock): Promise<void> => {
  await expect(dock.host()).toBeVisible()
  await expect
    .poll(
      async () => {
        await dock.page.keyboard.press('Enter')
        return dock.text()
      },
      { timeout: 60_000, intervals: [1_000] },
    )
    .toMatch(/\/ #$/)
}

const showTab = (page: Page, kind: string) =>
  page.getByRole('tab', { name: `${name} ${kind}`, exact: true }).click()

own('the text console of a machine, also once it was ended and opened again', async ({ page }) => {
  const dock = await openTextConsole(page)
  await dock.run('said "on $(tty)"')
  await dock.expectText('said: on /dev/ttyS0')
  // LXD does not let go of a console that ends another way than it expects; what is opened next then shows nothing.
  for (const turn of ['once', 'twice', 'three times']) {
    await dock.dock.getByRole('button', { name: /^More for/ }).click()
    await page.getByRole('menuitem', { name: 'End the session' }).click()
    await expect(dock.host()).toHaveCount(0)
    await open(page, 'Console')
    await expectPrompt(dock)
    await dock.run(`said "again ${turn}"`)
    await dock.expectText(`said: again ${turn}`)
  }
})

own('the picture of a machine arrives, and what is typed there reaches it', async ({ page }) => {
  const dock = await openTextConsole(page)
  await open(page, 'Graphical console')
  const screen = new MachineScreen(page)
  const before = await screen.expectPicture()
  expect(before.width).toBeGreaterThanOrEqual(640)
  expect(before.height).toBeGreaterThanOrEqual(400)

  await screen.run('clear')
  // A prompt is left, and then there is the command as well.
  const lit = async () => (await screen.picture())?.lit
  await expect.poll(lit).toBeLessThan(300)
  await screen.run('said every key 0123456789 arrives; said twice')
  await expect.poll(lit).toBeGreaterThan(600)
  await screen.host.focus()
  for (const key of ['s', 'a', 'i', 'd', 'Space', 'Shift+KeyA', 'Shift+Digit3', 'KeyA', 'Enter'])
    await page.keyboard.press(key)
  await page.getByRole('button', { name: 'Ctrl+Alt+Del' }).click()
  await expectAccessible(page, 'the graphical console')

  await showTab(page, 'Console')
  await dock.expectText('said: every key 0123456789 arrives')
  await dock.expectText('said: twice')
  await dock.expectText('said: A#a')
  await dock.expectText('heard: Ctrl+Alt+Del')
})

own('the clipboard is typed where the machine has no agent', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const dock = await openTextConsole(page)
  await open(page, 'Graphical console')
  await new MachineScreen(page).expectPicture()
  const text = JSON.stringify(`said "Half: 50% {of} $((1+1))~"\n`)
  await page.evaluate(`navigator.clipboard.writeText(${text})`)
  await page.getByRole('button', { name: 'Type the clipboard' }).click()
  await showTab(page, 'Console')
  await dock.expectText('said: Half: 50% {of} 2~')
})

own('the picture fills the whole screen, with all keys', async ({ page }) => {
  const dock = await openTextConsole(page)
  await open(page, 'Graphical console')
  const screen = new MachineScreen(page)
  await screen.expectPicture()
  await page.getByRole('button', { name: 'Full screen, with all keys' }).click()
  await expect
    .poll(() => screen.host.evaluate((host) => host.ownerDocument.fullscreenElement?.contains(host)))
    .toBe(true)
  // It has the keyboard without a click into it.
  await expect(screen.host).toBeFocused()
  await page.keyboard.type('said full')
  await page.keyboard.press('Enter')
  await page.evaluate('document.exitFullscreen()')
  await expect.poll(() => page.evaluate('document.fullscreenElement === null')).toBe(true)
  await showTab(page, 'Console')
  await dock.expectText('said: full')
})

own(
  'the picture is scaled to fit or not, and comes back after a reload and a cut',
  async ({ page, own: gantry }) => {
    await using link = await TcpProxy.start({ host: '127.0.0.1', port: Number(new URL(gantry.url).port) })
    await page.goto(`http://127.0.0.1:${link.port}/`)
    await openInstance(page, name)
    await open(page, 'Graphical console')
    const screen = new MachineScreen(page)
    const { width } = await screen.expectPicture()
    const canvas = screen.host.locator('canvas')
    const box = await page.getByRole('region', { name: `Graphical console on ${name}` }).boundingBox()
    expect((await canvas.boundingBox())?.width).toBeLessThanOrEqual(box?.width ?? 0)
    await page.getByRole('button', { name: 'Show the picture as large as it is' }).click()
    expect((await canvas.boundingBox())?.width).toBe(width)
    await page.reload()
    await screen.expectPicture()
    await link.cut()
    await expect(page.getByText(/^Not connected to/).first()).toBeVisible()
    await link.mend()
    await screen.expectPicture()
  },
)

own('one window at a time shows a machine, and another takes it over when asked', async ({ page }) => {
  await openInstance(page, name)
  await open(page, 'Graphical console')
  const screen = new MachineScreen(page)
  await screen.expectPicture()
  const other = await page.context().newPage()
  await other.goto(page.url())
  await new MachineScreen(other).expectPicture()
  await expect(page.getByText('Another window shows this console')).toBeVisible()
  await page.getByRole('button', { name: 'Show it here' }).click()
  await expect(other.getByText('Another window shows this console')).toBeVisible()
  await expect(page.getByText('Another window shows this console')).toBeHidden()
  await other.close()
})

own('a machine that stops is said to have stopped, and is shown again', async ({ page }) => {
  await openInstance(page, name)
  await open(page, 'Graphical console')
  const screen = new MachineScreen(page)
  await screen.expectPicture()
  await lxc('vm', 'stop', '--force', name)
  await expect(page.getByText(/^The instance stopped/)).toBeVisible()
  await lxc('vm', 'start', name)
  await expect(page.getByText('Running').first()).toBeVisible()
  await page.getByRole('button', { name: 'Reconnect' }).click()
  await screen.expectPicture()
})
