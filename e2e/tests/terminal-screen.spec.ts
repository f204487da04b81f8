import { passed } from '../harness/passed.ts'
import { TcpProxy } from '../harness/tcp-proxy.ts'
import { openShell, TerminalDock, terminalNoise } from '../harness/terminal-page.ts'
import { expect, test } from '../harness/test.ts'
import { deleteAll, launch } from '../lab/instances.ts'

const name = 'e2e-screen'
test.use({ expectedMessages: [terminalNoise] })
test.beforeAll(async () => {
  await deleteAll(name)
  await launch('alpha', name)
})
test.afterAll(() => deleteAll(name))

/** Waits until the program has drawn: two looks in a row are the same, and it is the alternate screen or not. */
async function settled(dock: TerminalDock, contains: RegExp) {
  await dock.expectText(contains)
  let before = ''
  await expect
    .poll(async () => {
      const now = JSON.stringify(await dock.screen())
      const same = now === before
      before = now
      return same
    })
    .toBe(true)
  return dock.screen()
}

test('vi is drawn right after a new size, and after a reload, cell by cell', async ({ signedIn: page }) => {
  const dock = await openShell(page, name)
  await dock.run('seq 1 200 | sed "s/^/line number /" > /root/text; vi /root/text')
  const first = await settled(dock, /line number 1\s/)
  expect(first.buffer).toBe('alternate')
  await page.setViewportSize({ width: 1100, height: 1000 })
  await expect.poll(async () => (await dock.screen()).cols).toBeLessThan(first.cols)
  await page.keyboard.type('100G')
  const resized = await settled(dock, /line number 100\s/)
  expect(resized.rows).toBeGreaterThan(0)
  await page.reload()
  const reloaded = await settled(dock, /line number 100\s/)
  expect(reloaded).toEqual(resized)
  // It is still the same program: it leaves, and the shell's screen comes back.
  await dock.host().click()
  await page.keyboard.type(':q!')
  await page.keyboard.press('Enter')
  await dock.expectText(/[#$]$/)
  expect((await dock.screen()).buffer).toBe('normal')
  await page.setViewportSize({ width: 1440, height: 900 })
})

test('top and colours are drawn right after a new size, and after a reload, cell by cell', async ({
  signedIn: page,
}) => {
  const dock = await openShell(page, name)
  await dock.run(
    `printf '\\033[1;31mred\\033[0m \\033[44mblue\\033[0m \\033[38;5;208morange\\033[0m wide 漢字\\n'`,
  )
  await dock.expectText('漢字')
  const coloured = await settled(dock, /漢字/)
  await page.reload()
  expect(await settled(dock, /漢字/)).toEqual(coloured)
  await page.setViewportSize({ width: 1200, height: 1000 })
  await dock.run('top -d 3600')
  const before = await settled(dock, /Mem: /)
  await page.reload()
  expect(await settled(dock, /Mem: /)).toEqual(before)
  await dock.type('q')
  await dock.expectText(/[#$]$/)
  await page.setViewportSize({ width: 1440, height: 900 })
})

test('nothing is lost when the network is cut for 20 s in the middle of a flood', async ({
  signedIn: page,
  fleet,
}) => {
  test.setTimeout(120_000)
  await using link = await TcpProxy.start({ host: '127.0.0.1', port: Number(new URL(fleet.url).port) })
  await page.goto(`http://127.0.0.1:${link.port}/`)
  const dock = await openShell(page, name)
  await dock.run('seq 1 3000000; echo "status $?"')
  await dock.expectText(/\d{5}\n/)
  const cutAt = performance.now()
  await link.cut()
  await expect(dock.dock.getByText('Not connected to Gantry; the session goes on there')).toBeVisible()
  await passed(20_000, cutAt)
  await link.mend()
  await expect.poll(() => dock.text(), { timeout: 60_000 }).toMatch(/status 0\n.*[#$]$/)
  const numbers = (await dock.text())
    .split('\n')
    .map(Number)
    .filter(Number.isInteger)
    .filter((one) => one > 0)
  expect(numbers.length, 'the scroll-back is full').toBeGreaterThan(4_900)
  const last = numbers.slice(-4_900)
  expect(last).toEqual(Array.from({ length: 4_900 }, (_, at) => 3_000_000 - 4_900 + 1 + at))
})

test('a terminal fills the window, is searched in all it printed, and stands in a window of its own', async ({
  signedIn: page,
}) => {
  const dock = await openShell(page, name)
  await dock.run('printf "\\033]0;build 7\\007"; seq 1 3000 | sed "s/^/row /"')
  await dock.expectText('row 3000')
  await page.getByRole('button', { name: 'Over the whole window' }).click()
  const whole = { x: 0, y: 0, width: 1440, height: 900 }
  await expect.poll(() => dock.dock.boundingBox()).toEqual(whole)
  // The oldest rows are packed by then, and come back all the same.
  await page.reload()
  await dock.expectText('row 3000')
  expect(await dock.dock.boundingBox()).toEqual(whole)
  await dock.host().click()
  await page.keyboard.press('Control+Shift+f')
  const search = page.getByRole('textbox', { name: 'Search in the terminal' })
  await search.fill('row 17')
  await expect.poll(() => dock.selection()).toBe('row 17')
  await search.fill('nobody printed this')
  await expect(page.getByRole('status').filter({ hasText: 'Not found' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Back to the bottom' }).click()

  const opened = page.waitForEvent('popup')
  await dock.dock.getByRole('button', { name: /^More for/ }).click()
  await page.getByRole('menuitem', { name: 'In a window of its own' }).click()
  const own = new TerminalDock(await opened)
  await own.expectText(/^row 1\n(?:.*\n)*row 3000/m)
  await expect(own.page).toHaveTitle('build 7 · Gantry')
  await expect(dock.host()).toBeHidden()
})

test('the keys that a phone does not have, at 390 px', async ({ signedIn: page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page
    .getByRole('navigation', { name: 'Navigation' })
    .getByRole('link', { name: /Instances/ })
    .click()
  await page.getByRole('combobox', { name: 'Search instances' }).fill(`name:${name}`)
  await page.getByRole('grid').getByRole('link', { name }).click()
  await page.getByRole('button', { name: 'Terminal', exact: true }).click()
  const terminal = new TerminalDock(page)
  await terminal.expectText(/[#$]$/)
  await terminal.run('cat -v')
  const keys = terminal.dock.getByRole('toolbar', { name: 'Keys' })
  for (const key of ['Esc', 'Up', 'Down', 'Left', 'Right']) {
    await keys.getByRole('button', { name: key, exact: true }).click()
  }
  await page.keyboard.press('Enter')
  await terminal.expectText(/\^\[\^\[\[A\^\[\[B\^\[\[D\^\[\[C/)
  await keys.getByRole('button', { name: 'Tab' }).click()
  await page.keyboard.type('after')
  await keys.getByRole('button', { name: 'Ctrl' }).click()
  await page.keyboard.type('c')
  await terminal.expectText(/\^C\n.*[#$]$/)
  await page.setViewportSize({ width: 1440, height: 900 })
})
