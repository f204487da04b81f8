import type { Page } from '@playwright/test'
import { expectAccessible } from '../harness/accessibility.ts'
import { asPerson } from '../harness/as-person.ts'
import { openInstance } from '../harness/terminal-page.ts'
import { expect, networkNoise, test } from '../harness/test.ts'
import { deleteAll } from '../lab/instances.ts'
import { lxc } from '../lab/lab.ts'

const servers = ['alpha', 'gamma', 'delta'] as const
const nameOn = (server: string) => `e2e-meta-${server}`

// A refused change is an answer of the server's, which the browser notes.
test.use({ expectedMessages: [networkNoise] })
test.beforeAll(async () => {
  await deleteAll('e2e-meta')
  for (const server of servers) {
    const target = server === 'gamma' ? ['--target', 'm2'] : []
    await lxc(server, 'init', 'busybox', nameOn(server), ...target)
  }
})
test.afterAll(() => deleteAll('e2e-meta'))

const openTab = async (page: Page, server: string) => {
  await openInstance(page, nameOn(server))
  await page.getByRole('link', { name: 'Image metadata' }).click()
}

/** Writes a whole new text, as one pastes it. */
const write = async (page: Page, text: string): Promise<void> => {
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(text)
}

const metadataOf = (serial: string): string =>
  `architecture: x86_64\ncreation_date: 1795647374\nproperties:\n  release: 1.10\n  serial: ${serial}\ntemplates:\n  /etc/motd:\n    when: [create]\n    template: motd.tpl\n`

const shown = (server: string) => lxc(server, 'config', 'metadata', 'show', nameOn(server))

for (const server of servers) {
  test(`metadata and a template are changed on ${server}`, async ({ signedIn: page }) => {
    const name = nameOn(server)
    const client = server === 'delta' ? 'incus' : 'lxc'
    await openTab(page, server)
    await page.getByRole('button', { name: 'New template' }).click()
    const making = page.getByRole('dialog', { name: 'New template' })
    await making.getByLabel('Name').fill('motd.tpl')
    await expect(
      making.getByText(`${client} config template create ${server}:${name} motd.tpl`),
    ).toBeVisible()
    await making.getByRole('button', { name: 'Create' }).click()
    const editing = page.getByRole('dialog', { name: 'motd.tpl' })
    await editing.getByRole('textbox', { name: 'Text of motd.tpl' }).focus()
    await write(page, 'Welcome to {{ container.name }}\n')
    await expect(editing.getByText(`${client} config template edit ${server}:${name} motd.tpl`)).toBeVisible()
    await page.keyboard.press('Control+S')
    await expect(page.getByText('The template motd.tpl is saved')).toBeVisible()
    expect(await lxc(server, 'config', 'template', 'show', name, 'motd.tpl')).toContain(
      'Welcome to {{ container.name }}',
    )

    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: `Image metadata of ${name}` })
    await dialog.getByRole('textbox', { name: `Image metadata of ${name}, YAML` }).focus()
    await write(page, 'creation_date: soon\n')
    await expect(dialog.getByText('Line 1: creation_date: must be a whole number')).toBeVisible()
    await write(page, metadataOf('mine'))
    await expect(dialog.getByText(`${client} config metadata edit ${server}:${name}`)).toBeVisible()
    if (server === 'alpha') await expectAccessible(page, 'the editor of the metadata')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText(`The image metadata of ${name} is saved`)).toBeVisible()
    const text = await shown(server)
    expect(text).toContain('release: "1.10"')
    expect(text).toContain('serial: mine')
    expect(text).toMatch(/\/etc\/motd:\s+when:\s+- create/)
    const row = page.getByRole('table', { name: 'Templates' }).getByRole('row', { name: /motd\.tpl/ })
    await expect(row).toContainText('/etc/motd')

    await row.getByRole('button', { name: 'Delete motd.tpl' }).click()
    await page
      .getByRole('dialog', { name: 'Delete the template motd.tpl?' })
      .getByRole('button', { name: 'Delete', exact: true })
      .click()
    await expect(page.getByText('The template motd.tpl is deleted')).toBeVisible()
    expect(await lxc(server, 'config', 'template', 'list', name)).not.toContain('motd.tpl')
  })
}

test('what somebody else wrote meanwhile is shown, and never overwritten unseen', async ({
  signedIn: page,
}) => {
  await openTab(page, 'alpha')
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByRole('textbox', { name: /Image metadata of/ }).focus()
  await write(page, metadataOf('two'))
  const path = `/1.0/instances/${nameOn('alpha')}/metadata`
  const theirs = JSON.stringify({
    architecture: 'x86_64',
    creation_date: 1,
    properties: { serial: 'theirs' },
  })
  await lxc('alpha', 'query', '--request', 'PUT', '--data', theirs, path)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('region', { name: 'At the server now' })).toContainText('serial: theirs')
  expect(await shown('alpha')).toContain('serial: theirs')
  await page.getByRole('button', { name: 'Overwrite with yours' }).click()
  await expect(page.getByText(/The image metadata of .* is saved/)).toBeVisible()
  expect(await shown('alpha')).toContain('serial: two')
})

test('who may only look is told why it cannot be edited', async ({ page, fleet, api }) => {
  await asPerson({ page, fleet, api }, { role: 'viewer', server: 'alpha', name: 'Meta' }, async () => {
    await openTab(page, 'alpha')
    for (const name of ['Edit', 'New template', 'Edit hosts.tpl', 'Delete hosts.tpl'])
      await expect(page.getByRole('button', { name, exact: true })).toHaveAttribute('aria-disabled', 'true')
    await page.getByRole('button', { name: 'Edit', exact: true }).hover()
    await expect(page.getByRole('tooltip')).toContainText('instances.manage')
  })
})
