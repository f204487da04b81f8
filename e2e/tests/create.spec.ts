import type { Page } from '@playwright/test'
import { InstancesPage } from '../harness/instances-page.ts'
import { expect, test } from '../harness/test.ts'
import { deleteAll } from '../lab/instances.ts'
import { lxc } from '../lab/lab.ts'

test.beforeAll(() => deleteAll('e2e-create'))
test.afterAll(() => deleteAll('e2e-create'))

async function openForm(page: Page): Promise<void> {
  await new InstancesPage(page).open()
  await page.getByRole('link', { name: 'Create instance' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Create instance' })).toBeVisible()
}

const local = [
  { server: 'alpha', member: undefined },
  { server: 'gamma', member: 'm2' },
  { server: 'delta', member: undefined },
]
for (const { server, member } of local) {
  test(`from a local image of ${server}, with limits, and started`, async ({ signedIn: page }) => {
    const name = `e2e-create-${server}`
    await openForm(page)
    await page.getByRole('group', { name: 'Where from' }).getByRole('button', { name: server }).click()
    await page
      .getByRole('radio', { name: /Busybox/ })
      .first()
      .check()
    await page.getByLabel('Name', { exact: false }).first().fill(name)
    await page.getByLabel('Server', { exact: true }).selectOption(server)
    if (member) await page.getByLabel('Cluster member').selectOption(member)
    await page.getByLabel(/^CPU/).fill('1')
    await page.getByLabel(/^Memory/).fill('128MiB')
    await page.getByRole('button', { name: `Create ${name} on ${server}` }).click()

    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await expect(page.getByText('Running').first()).toBeVisible({ timeout: 20_000 })
    const shown = await lxc(server, 'list', name, '--format', 'csv', '--columns', member ? 'nsL' : 'ns')
    expect(shown.trim()).toBe(member ? `${name},RUNNING,${member}` : `${name},RUNNING`)
    expect((await lxc(server, 'config', 'get', name, 'limits.memory')).trim()).toBe('128MiB')
    expect((await lxc(server, 'config', 'get', name, 'limits.cpu')).trim()).toBe('1')
  })
}

for (const server of ['beta', 'delta']) {
  test(`from the simplestreams server on ${server}, left stopped`, async ({ signedIn: page }) => {
    const name = `e2e-create-streams-${server}`
    await openForm(page)
    await page.getByRole('group', { name: 'Where from' }).getByRole('button', { name: 'streams' }).click()
    await page.getByRole('radio', { name: /web/ }).first().check()
    await page.getByLabel('Name', { exact: false }).first().fill(name)
    await page.getByLabel('Server', { exact: true }).selectOption(server)
    await page.getByLabel('Start after creation').uncheck()
    await page.getByRole('button', { name: `Create ${name} on ${server}` }).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await expect(page.getByText('Stopped').first()).toBeVisible({ timeout: 20_000 })
    expect((await lxc(server, 'list', name, '--format', 'csv', '--columns', 'ns')).trim()).toBe(
      `${name},STOPPED`,
    )
    expect(await lxc(server, 'config', 'get', name, 'image.variant')).toContain('web')
  })
}

test('a name that cannot be is refused at its field, and what was typed stays', async ({
  signedIn: page,
}) => {
  await openForm(page)
  await page
    .getByRole('radio', { name: /Busybox/ })
    .first()
    .check()
  const name = page.getByLabel('Name', { exact: false }).first()
  await name.fill('1-bad_name')
  await page.getByLabel(/^Memory/).fill('lots')
  await page.getByRole('button', { name: /^Create 1-bad_name on/ }).click()
  await expect(page.getByText('Only letters of ASCII, digits and dashes')).toBeVisible()
  await expect(page.getByText('A number with a unit like 2GiB')).toBeVisible()
  await expect(name).toHaveValue('1-bad_name')
})

test('a failure shows the reason in the words of the server, and the form comes back', async ({
  signedIn: page,
}) => {
  await openForm(page)
  await page.getByRole('group', { name: 'Where from' }).getByRole('button', { name: 'alpha' }).click()
  await page
    .getByRole('radio', { name: /Busybox/ })
    .first()
    .check()
  await page.getByLabel('Name', { exact: false }).first().fill('e2e-create-fails')
  await page.getByLabel('Server', { exact: true }).selectOption('alpha')
  // A profile that LXD accepts and that breaks the start.
  await lxc('alpha', 'profile', 'create', 'e2e-create-broken')
  await lxc(
    'alpha',
    'profile',
    'set',
    'e2e-create-broken',
    'raw.lxc=lxc.mount.entry = /nowhere nowhere none bind 0 0',
  )
  try {
    await page.reload()
    await page.getByRole('group', { name: 'Where from' }).getByRole('button', { name: 'alpha' }).click()
    await page
      .getByRole('radio', { name: /Busybox/ })
      .first()
      .check()
    await page.getByLabel('Name', { exact: false }).first().fill('e2e-create-fails')
    await page.getByLabel('Server', { exact: true }).selectOption('alpha')
    await page.getByLabel('Add a profile').selectOption('e2e-create-broken')
    await page.getByRole('button', { name: 'Create e2e-create-fails on alpha' }).click()
    await expect(page.getByText('e2e-create-fails was created, but did not start')).toBeVisible({
      timeout: 30_000,
    })
    await expect(page.getByText(/Failed to run|Failed to start|failed to start/i).first()).toBeVisible()
    await page
      .getByRole('button', { name: 'Log' })
      .or(page.getByRole('link', { name: 'Log' }))
      .first()
      .click()
    await expect(page.getByText(/nowhere/).first()).toBeVisible()
  } finally {
    await deleteAll('e2e-create-fails')
    await lxc('alpha', 'profile', 'delete', 'e2e-create-broken')
  }
})
