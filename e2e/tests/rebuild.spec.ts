import type { Page } from '@playwright/test'
import { expectAccessible } from '../harness/accessibility.ts'
import { openInstance } from '../harness/terminal-page.ts'
import { expect, test } from '../harness/test.ts'
import { deleteAll, launch } from '../lab/instances.ts'
import { lxc } from '../lab/lab.ts'

const name = 'e2e-rebuild-delta'
const other = 'e2e-rebuild-alpha'

test.beforeAll(async () => {
  await deleteAll('e2e-rebuild')
  await launch('delta', name, { config: { 'user.kept': 'yes' } })
  await lxc('alpha', 'init', 'busybox', other)
})
test.afterAll(() => deleteAll('e2e-rebuild'))

const openMenu = (page: Page, of: string) =>
  page.getByRole('button', { name: `Actions for ${of}`, exact: true }).click()
const entry = (page: Page) => page.getByRole('menuitem', { name: 'Rebuild', exact: true })

const filesIn = async (folder: string): Promise<string> =>
  await lxc('delta', 'exec', name, '--', 'ls', folder)

const openDialog = async (page: Page) => {
  await openInstance(page, name)
  await openMenu(page, name)
  await entry(page).click()
  return page.getByRole('dialog', { name: `Rebuild ${name}` })
}

test('an instance of delta is rebuilt from an image: its files go, its configuration stays', async ({
  signedIn: page,
}) => {
  await lxc('delta', 'exec', name, '--', 'touch', '/root/before')
  expect(await filesIn('/root')).toContain('before')
  await lxc('delta', 'stop', '--force', name)
  await lxc('delta', 'snapshot', 'create', name, 'kept')
  const dialog = await openDialog(page)
  const button = dialog.getByRole('button', { name: 'Rebuild', exact: true })
  await expect(dialog.getByText('Everything on its root disk is lost for good')).toBeVisible()
  await expect(
    dialog.getByText('It has a snapshot, and the server rebuilds only what has none'),
  ).toBeVisible()
  await dialog.getByLabel(`Type ${name} to go on`).fill(name)
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await lxc('delta', 'snapshot', 'delete', name, 'kept')
  await expect(button).not.toHaveAttribute('aria-disabled', 'true')
  await button.click()
  await expect(dialog.getByText('Choose an image')).toBeVisible()
  await dialog
    .getByRole('radio', { name: /Busybox 1\.35/ })
    .first()
    .check()
  await expect(dialog.getByText(`incus rebuild delta:busybox delta:${name}`)).toBeVisible()
  await expectAccessible(page, 'the dialog that rebuilds')
  await button.click()
  await expect(page.getByText(`${name} is rebuilt`)).toBeVisible()
  await expect(dialog).toBeHidden()
  await lxc('delta', 'start', name)
  expect(await filesIn('/root')).not.toContain('before')
  expect((await lxc('delta', 'config', 'get', name, 'user.kept')).trim()).toBe('yes')
})

test('it is rebuilt empty, and only when its name is typed', async ({ signedIn: page }) => {
  await lxc('delta', 'stop', '--force', name)
  const dialog = await openDialog(page)
  const button = dialog.getByRole('button', { name: 'Rebuild', exact: true })
  await dialog.getByRole('button', { name: 'Nothing, an empty disk' }).click()
  await expect(dialog.getByText(`incus rebuild --empty delta:${name}`)).toBeVisible()
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await dialog.getByLabel(`Type ${name} to go on`).fill(name)
  await button.click()
  await expect(page.getByText(`${name} is rebuilt`)).toBeVisible()
  expect(await lxc('delta', 'config', 'metadata', 'show', name)).toContain('properties: {}')
})

test('a server that cannot do it says so', async ({ signedIn: page }) => {
  await openInstance(page, other)
  await openMenu(page, other)
  await expect(entry(page)).toHaveAttribute('aria-disabled', 'true')
  await entry(page).hover()
  await expect(page.getByRole('tooltip')).toContainText(
    'This server cannot rebuild instances (API extension instances_rebuild)',
  )
})
