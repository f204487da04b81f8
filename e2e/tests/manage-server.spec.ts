import type { ServerRow } from '@gantry/protocol/server-row'
import { colourOf } from '../harness/colour.ts'
import { InstancesPage } from '../harness/instances-page.ts'
import { test } from '../harness/own-gantry.ts'
import { ServerPages } from '../harness/server-pages.ts'
import { expect, networkNoise, signIn } from '../harness/test.ts'
import { deleteAll, launch } from '../lab/instances.ts'
import { lxc } from '../lab/lab.ts'
import { folders } from '../lab/settings.ts'

const one = 'e2e-manage-server-one'

// A name that is taken is refused, and Chromium reports that by itself.
test.use({ expectedMessages: [networkNoise] })

test.beforeEach(async () => {
  await deleteAll('e2e-manage-server')
  await launch('beta', one)
})
test.afterAll(() => deleteAll('e2e-manage-server'))

test('a server is renamed, disabled, enabled and removed', async ({ page, own, ownApi }) => {
  await ownApi.call('POST', 'api/servers/import', { folder: folders.lxc })
  await signIn(page, own)
  const pages = new ServerPages(page, own)
  const instances = new InstancesPage(page)
  const row = instances.row(one)

  await pages.openList()
  await pages.choose('beta', 'Rename…')
  const rename = page.getByRole('dialog', { name: 'Rename beta' })
  await rename.getByRole('textbox', { name: 'Name' }).fill('alpha')
  await rename.getByRole('button', { name: 'Rename' }).click()
  await expect(rename.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription(/has this name/)
  await rename.getByRole('textbox', { name: 'Name' }).fill('second')
  await rename.getByRole('button', { name: 'Rename' }).click()
  await expect(pages.line('second')).toContainText('Online')
  await instances.open()
  await instances.find('e2e-manage-server')
  await expect(row).toContainText('second')
  const lively = await colourOf(row)

  await pages.openList()
  await pages.choose('second', 'Disable')
  await expect(pages.line('second')).toContainText('Disabled')
  await lxc('beta', 'stop', '--force', one)
  await instances.open()
  await instances.find('e2e-manage-server')
  await expect(row, 'a disabled server is not asked: the row is what was last seen').toContainText('Running')
  await expect(row).toContainText(/last seen/i)
  await expect(row, 'it is dimmed').not.toHaveCSS('color', lively)
  const stop = row.getByRole('button', { name: `Stop ${one}` })
  await expect(stop).toHaveAttribute('data-tip', /second is disabled/)
  await expect(stop).toHaveAttribute('aria-disabled', 'true')

  await pages.openList()
  await pages.choose('second', 'Enable')
  await expect(pages.line('second')).toContainText('Online')
  await instances.open()
  await instances.find('e2e-manage-server')
  await expect(row).toContainText('Stopped')
  await expect(row).not.toContainText(/last seen/i)

  await pages.openList()
  await pages.choose('second', 'Remove…')
  const confirm = page.getByRole('dialog', { name: 'Remove second from Gantry' })
  const remove = confirm.getByRole('button', { name: 'Remove second' })
  await expect(remove).toBeDisabled()
  await confirm.getByRole('textbox').fill('second')
  await remove.click()
  await expect(pages.line('second')).toHaveCount(0)
  await expect(pages.line('alpha')).toBeVisible()
  const left = await ownApi.call<ServerRow[]>('GET', 'api/servers')
  expect(left.map(({ name }) => name).sort()).toEqual(['alpha', 'gamma'])
  await instances.open()
  await instances.find('e2e-manage-server')
  await expect(row).toHaveCount(0)
  expect(await lxc('beta', 'list', one, '--format', 'csv'), 'the instance itself stays').toContain(one)
})
