import { InstancesPage } from '../harness/instances-page.ts'
import { expect, test } from '../harness/test.ts'
import { deleteAll, launch, instances as onServer } from '../lab/instances.ts'
import { lxc } from '../lab/lab.ts'

test.beforeAll(async () => {
  await deleteAll('e2e-keys')
  await launch('alpha', 'e2e-keys-one')
  await lxc('alpha', 'init', '--quiet', 'busybox', 'e2e-keys-another')
})
test.afterAll(() => deleteAll('e2e-keys'))

const statusOf = async (name: string) =>
  (await onServer('alpha')).find((instance) => instance.name === name)?.status

test('with the keyboard only: find an instance and stop it', async ({ signedIn: page }) => {
  const { keyboard } = page
  await keyboard.press('g')
  await keyboard.press('i')
  await expect(page.getByRole('heading', { level: 1, name: /Instances/ })).toBeVisible()
  await keyboard.press('/')
  await expect(new InstancesPage(page).search).toBeFocused()
  // At once, while the table still shows what it showed before.
  await keyboard.type('name:e2e-keys-one')
  await keyboard.press('Enter')
  await expect(new InstancesPage(page).row('e2e-keys-one')).toBeFocused()
  await keyboard.press('s')
  const confirm = page.getByRole('dialog', { name: 'Stop e2e-keys-one?' })
  await expect(confirm).toBeVisible()
  await expect(confirm).toContainText('lxc stop')
  await keyboard.press('Escape')
  await expect(confirm).toBeHidden()
  expect(await statusOf('e2e-keys-one')).toBe('Running')

  // The lab's image does not answer a request to shut down at once: the menu of the row has the forced one.
  await keyboard.press('Tab')
  await expect(page.getByRole('checkbox', { name: 'Select e2e-keys-one' })).toBeFocused()
  const menu = page.getByRole('button', { name: 'Actions for e2e-keys-one' })
  for (
    let step = 0;
    step < 4 && !(await menu.evaluate((node) => node === node.ownerDocument.activeElement));
    step += 1
  ) {
    await keyboard.press('Tab')
  }
  await expect(menu).toBeFocused()
  await keyboard.press('Enter')
  await keyboard.type('Force')
  await expect(page.getByRole('menuitem', { name: 'Force stop' })).toBeFocused()
  await keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Force stop e2e-keys-one?' })).toBeVisible()
  for (let step = 0; step < 6; step += 1) {
    const button = page.getByRole('button', { name: 'Force stop', exact: true })
    if (await button.evaluate((node) => node === node.ownerDocument.activeElement)) break
    await keyboard.press('Tab')
  }
  await keyboard.press('Enter')
  await expect(new InstancesPage(page).row('e2e-keys-one')).toContainText('Stopped')
  expect(await statusOf('e2e-keys-one')).toBe('Stopped')
})

test('the palette goes to an instance', async ({ signedIn: page }) => {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type('e2e-keys-one')
  await expect(page.getByRole('option', { name: /e2e-keys-one/ }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'e2e-keys-one' })).toBeVisible()
})

test('the question mark shows the shortcuts, and Escape hides them', async ({ signedIn: page }) => {
  await page.keyboard.press('?')
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})
