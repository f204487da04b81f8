import { InstancesPage } from '../harness/instances-page.ts'
import { openInstance, TerminalDock, terminalNoise } from '../harness/terminal-page.ts'
import { expect, test } from '../harness/test.ts'
import { deleteAll, launch } from '../lab/instances.ts'

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
