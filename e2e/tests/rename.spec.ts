import type { Page } from '@playwright/test'
import { expectAccessible } from '../harness/accessibility.ts'
import { asPerson } from '../harness/as-person.ts'
import { InstancesPage } from '../harness/instances-page.ts'
import { openInstance } from '../harness/terminal-page.ts'
import { expect, networkNoise, test } from '../harness/test.ts'
import { deleteAll, launch } from '../lab/instances.ts'
import { lxc } from '../lab/lab.ts'

const running = 'e2e-rename-runs'
// The rows of what was just renamed may be asked for once more under the old name.
test.use({ expectedMessages: [networkNoise] })
test.beforeAll(async () => {
  await deleteAll('e2e-rename')
  await launch('alpha', running)
})
test.afterAll(() => deleteAll('e2e-rename'))

const names = async (server: string): Promise<string[]> => {
  const listed = await lxc(server, 'list', 'e2e-rename', '--format', 'csv', '--columns', 'n')
  return listed.trim().split('\n')
}

const openMenu = (page: Page, name: string) =>
  page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click()

const entry = (page: Page) => page.getByRole('menuitem', { name: 'Rename', exact: true })

for (const [server, target] of [['alpha'], ['gamma', 'm2'], ['delta']] as const) {
  test(`a stopped instance of ${server} gets another name, and its page follows`, async ({
    signedIn: page,
  }) => {
    const name = `e2e-rename-${server}`
    const after = `${name}-2`
    await lxc(server, 'init', 'busybox', name, ...(target ? ['--target', target] : []))
    await openInstance(page, name)
    await openMenu(page, name)
    await entry(page).click()
    const dialog = page.getByRole('dialog', { name: `Rename ${name}` })
    const field = dialog.getByLabel('New name')
    await field.fill('1-bad_name')
    await expect(dialog.getByText('Only letters of ASCII, digits and dashes')).toBeVisible()
    await field.fill(after)
    const client = server === 'delta' ? 'incus' : 'lxc'
    await expect(dialog.getByText(`${client} rename ${server}:${name} ${after}`)).toBeVisible()
    await expectAccessible(page, 'the dialog that renames')
    await dialog.getByRole('button', { name: 'Rename', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: after })).toBeVisible()
    await expect(dialog).toBeHidden()
    await expect(page).toHaveURL(new RegExp(`/${after}(\\?|$)`))
    expect(await names(server)).toContain(after)
    expect(await names(server)).not.toContain(name)
  })
}

test('a name that is taken is refused at its field, and nothing happens', async ({ signedIn: page }) => {
  const name = 'e2e-rename-kept'
  await lxc('alpha', 'init', 'busybox', name)
  const instances = new InstancesPage(page)
  await instances.open()
  await instances.find(`name:${name}`)
  await instances.choose(name, 'Rename')
  const dialog = page.getByRole('dialog', { name: `Rename ${name}` })
  await dialog.getByLabel('New name').fill(running)
  await dialog.getByRole('button', { name: 'Rename', exact: true }).click()
  await expect(dialog.getByText(`alpha has an instance ${running} in the project default`)).toBeVisible()
  expect(await names('alpha')).toContain(name)
})

test('a running one cannot be renamed, and the menu says why', async ({ signedIn: page }) => {
  await openInstance(page, running)
  await openMenu(page, running)
  await expect(entry(page)).toHaveAttribute('aria-disabled', 'true')
  await entry(page).hover()
  await expect(page.getByRole('tooltip')).toContainText('Rename works when the instance is stopped')
})

test('who may only look cannot rename', async ({ page, fleet, api }) => {
  await asPerson({ page, fleet, api }, { role: 'viewer', server: 'alpha', name: 'Rena' }, async () => {
    await openInstance(page, running)
    await openMenu(page, running)
    await expect(entry(page)).toHaveAttribute('aria-disabled', 'true')
    await entry(page).hover()
    await expect(page.getByRole('tooltip')).toContainText('instances.manage')
  })
})
