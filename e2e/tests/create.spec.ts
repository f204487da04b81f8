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

for (const server of ['alpha', 'delta']) {
  test(`several at once on ${server}, each by its own row`, async ({ signedIn: page }) => {
    const prefix = `e2e-create-many-${server}`
    await openForm(page)
    await page.getByRole('group', { name: 'Where from' }).getByRole('button', { name: server }).click()
    await page
      .getByRole('radio', { name: /Busybox/ })
      .first()
      .check()
    await page.getByRole('textbox', { name: /^Name/ }).fill(`${prefix}-{01..03}`)
    await page.getByRole('combobox', { name: 'Server', exact: true }).selectOption(server)
    await page.getByLabel('Start after creation').uncheck()
    await expect(page.getByText(`Makes ${prefix}-01, ${prefix}-02 and ${prefix}-03`)).toBeVisible()
    await expect(page.getByText(`for name in ${prefix}-01 ${prefix}-02 ${prefix}-03; do`)).toBeVisible()
    await page.getByRole('button', { name: `Create 3 instances on ${server}` }).click()

    await expect(
      page.getByRole('heading', { level: 1, name: `Create 3 instances on ${server}` }),
    ).toBeVisible()
    await expect(page.getByText('3 of 3 done')).toBeVisible({ timeout: 30_000 })
    await expect(page.getByRole('link', { name: `${prefix}-02` })).toBeVisible()
    const shown = await lxc(server, 'list', prefix, '--format', 'csv', '--columns', 'ns')
    expect(shown.trim().split('\n').sort()).toEqual(
      ['01', '02', '03'].map((number) => `${prefix}-${number},STOPPED`),
    )

    await openForm(page)
    await page.getByRole('textbox', { name: /^Name/ }).fill(`${prefix}-{03..05}`)
    await page.getByRole('combobox', { name: 'Server', exact: true }).selectOption(server)
    await expect(
      page.getByText(`${server} has an instance ${prefix}-03 in the project default`),
    ).toBeVisible()
  })

  test(`an empty instance on ${server}, with the limits of a machine type`, async ({ signedIn: page }) => {
    const name = `e2e-create-empty-${server}`
    await openForm(page)
    await page.getByLabel('No image').check()
    await page.getByRole('textbox', { name: /^Name/ }).fill(name)
    await page.getByRole('combobox', { name: 'Server', exact: true }).selectOption(server)
    await page.getByRole('textbox', { name: /^Instance type/ }).fill('c1-m1')
    await page.getByRole('textbox', { name: /^Description/ }).fill('Bare')
    await page.getByRole('button', { name: `Create ${name} on ${server}` }).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await expect(page.getByText('Stopped').first()).toBeVisible({ timeout: 20_000 })
    const shown = await lxc(server, 'config', 'show', name)
    expect(shown).toContain('limits.cpu: "1"')
    expect(shown).toContain('description: Bare')
    expect(shown).not.toContain('image.os')
  })
}

for (const server of ['alpha', 'delta']) {
  test(`cloud-init and SSH keys on ${server}, checked and written`, async ({ signedIn: page }) => {
    const name = `e2e-create-cloud-${server}`
    const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGjKvNL6hP8Q5g3l1dB8wM0qXn0Wk2m0m3hJf5uG5wq1 ada@work'
    await openForm(page)
    await page.getByLabel('No image').check()
    await page.getByRole('textbox', { name: /^Name/ }).fill(name)
    await page.getByRole('combobox', { name: 'Server', exact: true }).selectOption(server)
    const section = page.getByRole('group', { name: 'cloud-init', exact: true })
    await section.getByRole('button', { name: /^Add SSH keys/ }).click()
    const editor = section.getByRole('textbox', { name: 'User data' })
    await expect(editor).toBeVisible()
    await expect(editor).not.toBeFocused()
    await editor.fill('#cloud-config\nfoo: *bar\n')
    await expect(section.getByRole('alert')).toContainText('User data, line 2: *bar stands for nothing')
    await editor.fill('#cloud-config\npackages: [nginx\n')
    await expect(section.getByRole('alert')).toContainText(/User data, line \d/)
    await editor.fill("#cloud-config\nruncmd:\n  - echo 'it works'\n")
    await expect(section.getByRole('alert')).toBeHidden()
    const keys = section.getByRole('textbox', { name: /^SSH public keys/ })
    await keys.fill('ssh-ed25519 nonsense')
    await expect(section.getByText(/line 1: no public key/)).toBeVisible()
    const yaml = page.getByRole('group', { name: 'Edit as' }).getByRole('button', { name: 'YAML' })
    await expect(yaml).toBeDisabled()
    await yaml.hover()
    await expect(page.getByRole('tooltip')).toContainText('in the section cloud-init')
    await keys.fill(key)
    await expect(page.getByText(/user-data="\$\(cat user-data.yaml\)"/)).toBeVisible()
    await page.getByRole('button', { name: `Create ${name} on ${server}` }).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await expect(page.getByText('Stopped').first()).toBeVisible({ timeout: 20_000 })
    const written = await lxc(server, 'config', 'get', name, 'cloud-init.user-data')
    expect(written.trimEnd()).toBe(
      `#cloud-config\nruncmd:\n  - echo 'it works'\nssh_authorized_keys:\n  - ${key}`,
    )
  })
}

for (const server of ['alpha', 'delta']) {
  test(`YAML and form change the same on ${server}`, async ({ signedIn: page }) => {
    const name = `e2e-create-yaml-${server}`
    await openForm(page)
    await page.getByRole('combobox', { name: 'Server', exact: true }).selectOption(server)
    await page.getByLabel('No image').check()
    await page.getByRole('textbox', { name: /^Memory/ }).fill('96MiB')
    const mode = page.getByRole('group', { name: 'Edit as' })
    await mode.getByRole('button', { name: 'YAML' }).click()
    const editor = page.getByRole('textbox', { name: 'The instance as YAML' })
    await expect(editor).toContainText('limits.memory: 96MiB')
    await editor.fill('source: { type: none }\nephemeral: perhaps\n')
    await expect(page.getByRole('alert')).toContainText('Line 2: ephemeral: must be true or false')
    await editor.fill(
      `name: ${name}\nsource: { type: none }\nconfig: { limits.cpu: 1, boot.autostart: true, user.note: kept }\n`,
    )
    await expect(page.getByRole('alert')).toBeHidden()
    await mode.getByRole('button', { name: 'Form' }).click()
    await expect(page.getByRole('textbox', { name: /^CPU/ })).toHaveValue('1')
    await expect(page.getByRole('textbox', { name: /^Memory/ })).toHaveValue('')
    await expect(page.getByText('And 2 more settings in YAML.')).toBeVisible()
    await page.getByRole('textbox', { name: /^CPU/ }).fill('2')
    await mode.getByRole('button', { name: 'YAML' }).click()
    await page.getByRole('button', { name: `Create ${name} on ${server}` }).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await expect(page.getByText('Stopped').first()).toBeVisible({ timeout: 20_000 })
    const shown = await lxc(server, 'config', 'show', name)
    for (const line of ['limits.cpu: "2"', 'boot.autostart: "true"', 'user.note: kept'])
      expect(shown).toContain(line)
  })
}

test('YAML names no source before one is chosen, and is sent with the network that it names', async ({
  signedIn: page,
}) => {
  const name = 'e2e-create-yaml-network'
  await openForm(page)
  const server = page.getByRole('combobox', { name: 'Server', exact: true })
  await server.selectOption('gamma')
  await page.getByRole('combobox', { name: /^Network/ }).selectOption('lxdbr0')
  const mode = page.getByRole('group', { name: 'Edit as' })
  await mode.getByRole('button', { name: 'YAML' }).click()
  const editor = page.getByRole('textbox', { name: 'The instance as YAML' })
  await expect(editor).toContainText('network: lxdbr0')
  await expect(editor).not.toContainText('source')
  await page.getByRole('button', { name: 'Create on gamma' }).click()
  await expect(page.getByRole('alert')).toHaveText('image: Choose an image')
  await mode.getByRole('button', { name: 'Form' }).click()
  await page.getByLabel('No image').check()
  await page.getByRole('textbox', { name: /^Name/ }).fill(name)
  await mode.getByRole('button', { name: 'YAML' }).click()
  await expect(editor).toContainText('type: none')
  // Alpha has no such network: it is to say so, and not to get an instance without it.
  await server.selectOption('alpha')
  await page.getByRole('button', { name: `Create ${name} on alpha` }).click()
  await expect(page.getByText(/lxdbr0.*not found/i).first()).toBeVisible()
  expect(await lxc('alpha', 'list', name, '--format', 'csv')).toBe('')
})

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
