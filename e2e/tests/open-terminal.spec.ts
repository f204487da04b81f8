import { InstancesPage } from '../harness/instances-page.ts'
import { openInstance, TerminalDock, terminalNoise } from '../harness/terminal-page.ts'
import { expect, test } from '../harness/test.ts'
import { deleteAll, launch } from '../lab/instances.ts'
import { lxc } from '../lab/lab.ts'

const name = 'e2e-opened'
test.use({ expectedMessages: [terminalNoise] })
test.beforeAll(async () => {
  await deleteAll(name)
  await launch('alpha', name)
})
test.afterAll(() => deleteAll(name))

test('a terminal is opened from the menu of a row, and the console from the palette', async ({
  signedIn: page,
}) => {
  const instances = new InstancesPage(page)
  await instances.open()
  await instances.find(`name:${name}`)
  await instances.choose(name, 'Terminal')
  const dock = new TerminalDock(page)
  await expect(dock.host()).toBeVisible()
  await dock.expectText(/[#$]$/)
  await dock.run('echo "here is $(hostname)"')
  await dock.expectText(`here is ${name}`)

  await openInstance(page, name)
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('console of')
  await page.getByRole('option', { name: `Open the console of ${name}` }).click()
  await expect(dock.dock.getByRole('tab')).toHaveCount(2)
  await expect(dock.dock.getByRole('tab', { name: /Console/ })).toHaveAttribute('aria-selected', 'true')
})

test('a command is opened as whom, where and with what; the list of sessions attaches and ends it', async ({
  signedIn: page,
}) => {
  await page.getByRole('navigation', { name: 'Navigation' }).getByRole('link', { name: 'Terminals' }).click()
  await page.getByRole('button', { name: 'Open a terminal' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Open a terminal' })
  await expect(dialog.getByRole('combobox', { name: 'Instance' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type(name)
  await page.getByRole('option', { name }).click()
  await dialog.getByLabel('Command').fill(`sh -c 'echo "$WORD in $PWD as $(id -u):$(id -g)"; exec cat`)
  await dialog.getByLabel('User').fill('1000')
  await dialog.getByLabel('Group').fill('100')
  await dialog.getByLabel('Directory').fill('tmp')
  await dialog.getByLabel('Environment').fill('WORD=blue\nnothing')
  await dialog.getByRole('button', { name: `Open on ${name}` }).click()
  await expect(dialog.getByText('A quote is not closed')).toBeVisible()
  await expect(dialog.getByText('A whole path begins with /')).toBeVisible()
  await expect(dialog.getByText('nothing is not NAME=value')).toBeVisible()
  await dialog.getByLabel('Command').fill(`sh -c 'echo "$WORD in $PWD as $(id -u):$(id -g)"; exec cat'`)
  await dialog.getByLabel('Directory').fill('/tmp')
  await dialog.getByLabel('Environment').fill('WORD=blue')
  await dialog.getByRole('button', { name: `Open on ${name}` }).click()
  const dock = new TerminalDock(page)
  await dock.expectText('blue in /tmp as 1000:100')

  await dock.dock.getByRole('tab').press('Delete')
  await expect(dock.dock).toBeHidden()
  const row = page.getByRole('grid', { name: 'Sessions' }).getByRole('row').filter({ hasText: 'exec cat' })
  await expect(row).toContainText(name)
  await expect(row).toContainText('Running')
  await row.getByRole('button', { name: `Attach: sh on ${name}` }).click()
  await dock.expectText('blue in /tmp as 1000:100')
  expect(await lxc('alpha', 'exec', name, '--', 'ps')).toMatch(/ user +cat$/m)
  await row.getByRole('button', { name: `End: sh on ${name}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End' }).click()
  await expect(row).not.toContainText('Running')
  await expect.poll(() => lxc('alpha', 'exec', name, '--', 'ps')).not.toMatch(/ cat$/m)
})

test.describe('on a narrow screen', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('five pages are in the bar, and the others in the menu of the account', async ({ signedIn: page }) => {
    const bar = page.getByRole('navigation', { name: 'Navigation' }).getByRole('link')
    await expect(bar).toHaveText(['Overview', 'Instances', 'Operations', 'Terminals', 'Servers'])
    await page.getByRole('button', { name: 'Account' }).click()
    await page.getByRole('menuitem', { name: 'Recordings' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Recordings' })).toBeVisible()
  })
})
