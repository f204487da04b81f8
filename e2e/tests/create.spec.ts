import type { Page } from '@playwright/test'
import { InstancesPage } from '../harness/instances-page.ts'
import { expect, test } from '../harness/test.ts'
import { deleteAll } from '../lab/instances.ts'
import { lxc, lxcIfThere } from '../lab/lab.ts'

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
    await page.getByRole('textbox', { name: /^Name/ }).fill(name)
    await page.getByRole('combobox', { name: 'Server', exact: true }).selectOption(server)
    if (member) await page.getByRole('combobox', { name: /^Cluster member/ }).selectOption(member)
    await page.getByRole('textbox', { name: /^CPU/ }).fill('1')
    await page.getByRole('textbox', { name: /^Memory/ }).fill('128MiB')
    await page.getByRole('button', { name: `Create ${name} on ${server}` }).click()

    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Stop', exact: true })).toBeEnabled()
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
    await page.getByRole('textbox', { name: /^Name/ }).fill(name)
    await page.getByRole('combobox', { name: 'Server', exact: true }).selectOption(server)
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
  const name = page.getByRole('textbox', { name: /^Name/ })
  await name.fill('1-bad_name')
  await page.getByRole('textbox', { name: /^Memory/ }).fill('lots')
  await page.getByRole('button', { name: /^Create 1-bad_name on/ }).click()
  await expect(page.getByText('Only letters of ASCII, digits and dashes')).toBeVisible()
  await expect(page.getByText('A number with a unit like 2GiB')).toBeVisible()
  await expect(name).toHaveValue('1-bad_name')
})

test('a start that fails shows the reason in the words of the server, and the log', async ({
  signedIn: page,
}) => {
  const name = 'e2e-create-fails'
  // LXD accepts this profile, and fails when it starts an instance that has it.
  await lxcIfThere('alpha', 'profile', 'delete', 'e2e-create-broken')
  await lxc('alpha', 'profile', 'create', 'e2e-create-broken')
  await lxc(
    'alpha',
    'profile',
    'set',
    'e2e-create-broken',
    'raw.lxc=lxc.mount.entry = /nowhere nowhere none bind 0 0',
  )
  try {
    await openForm(page)
    await page.getByRole('group', { name: 'Where from' }).getByRole('button', { name: 'alpha' }).click()
    await page
      .getByRole('radio', { name: /Busybox/ })
      .first()
      .check()
    await page.getByRole('textbox', { name: /^Name/ }).fill(name)
    await page.getByRole('combobox', { name: 'Server', exact: true }).selectOption('alpha')
    await page.getByRole('combobox', { name: /Add a profile/ }).click()
    await page.getByRole('option', { name: 'e2e-create-broken' }).click()
    await page.getByRole('button', { name: `Create ${name} on alpha` }).click()
    await expect(page.getByText(/^The last start failed/)).toBeVisible()
    await expect(page.getByText(/Failed to run/).first()).toBeVisible()
    await page.getByRole('button', { name: 'Show the log' }).click()
    await expect(page.getByText(/nowhere/).first()).toBeVisible()
    await new InstancesPage(page).open()
  } finally {
    await deleteAll(name)
    await lxc('alpha', 'profile', 'delete', 'e2e-create-broken')
  }
})
