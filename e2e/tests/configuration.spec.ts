import type { Page } from '@playwright/test'
import { expectAccessible } from '../harness/accessibility.ts'
import { asPerson } from '../harness/as-person.ts'
import { openInstance } from '../harness/terminal-page.ts'
import { expect, networkNoise, test } from '../harness/test.ts'
import { deleteAll } from '../lab/instances.ts'
import { lxc, query } from '../lab/lab.ts'

const prefix = 'e2e-conf'
const servers = ['alpha', 'gamma', 'delta'] as const
const nameOn = (server: string) => `${prefix}-${server}`
/** A device of the instance, as it is before and after it is edited. */
const web = (connect: string) => ({ type: 'proxy', listen: 'tcp:127.0.0.1:18080', connect })
const before = web('tcp:127.0.0.1:80')
const after = web('tcp:127.0.0.1:8080')

// A refused change is an answer of the server's, which the browser notes.
test.use({ expectedMessages: [networkNoise] })
test.beforeAll(async () => {
  await deleteAll(prefix)
  for (const server of servers) {
    const target = server === 'gamma' ? ['--target', 'm2'] : []
    await lxc(server, 'init', 'busybox', nameOn(server), ...target)
    const { type, listen, connect } = before
    const keys = [`listen=${listen}`, `connect=${connect}`]
    await lxc(server, 'config', 'device', 'add', nameOn(server), 'web', type, ...keys)
  }
})
test.afterAll(() => deleteAll(prefix))

const config = async (server: string, key: string): Promise<string> =>
  (await lxc(server, 'config', 'get', nameOn(server), key)).trim()

/** The editor of an instance's configuration. */
const openEditor = async (page: Page, server: string) => {
  await openInstance(page, nameOn(server))
  await page.getByRole('link', { name: 'Configuration' }).click()
  await page.getByRole('button', { name: 'Edit' }).click()
  const editor = page.getByRole('textbox', { name: `Configuration of ${nameOn(server)}, YAML` })
  await expect(editor).toBeVisible()
  return editor
}

/** Writes a whole new text, as one pastes it. */
const write = async (page: Page, text: string): Promise<void> => {
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(text)
}

const textOf = (user: string, more = ''): string =>
  `description: edited\nprofiles:\n- default\nconfig:\n  user.team: ${user}\n${more}`

for (const server of servers) {
  test(`the configuration is edited as YAML on ${server}`, async ({ signedIn: page }) => {
    const editor = await openEditor(page, server)
    await editor.focus()
    await write(page, textOf('shop', `  limits.memory: 64MiB\ndevices: ${JSON.stringify({ web: after })}\n`))
    await expect(page.getByText(`config edit ${server}:${nameOn(server)}`)).toBeVisible()
    if (server === 'alpha') await expectAccessible(page, 'the editor of the configuration')
    await page.keyboard.press('Control+S')
    await expect(page.getByText(`The configuration of ${nameOn(server)} is saved`)).toBeVisible()
    expect(await query(server, `/1.0/instances/${nameOn(server)}`)).toMatchObject({
      description: 'edited',
      profiles: ['default'],
      config: { 'user.team': 'shop', 'limits.memory': '64MiB' },
      devices: { web: after },
    })
    await expect(page.getByRole('region', { name: 'Configuration' })).toContainText('user.team: shop')
  })
}

test('what is wrong is said, and nothing is lost', async ({ signedIn: page }) => {
  const editor = await openEditor(page, 'alpha')
  await editor.focus()
  await write(page, 'config:\n  user.team: a\n  user.team: b\n')
  await expect(page.getByText(/^Line 3: Map keys must be unique/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save' })).toHaveAttribute('aria-disabled', 'true')
  await write(page, 'config:\n  user.team: *nobody\n')
  await expect(page.getByText(/^Line 2: \*nobody stands for nothing/)).toBeVisible()
  // The page finds nothing wrong with this one, the server does.
  await write(page, textOf('shop', '  limits.memory: a lot\n'))
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'alpha says' })).toContainText(
    /limits\.memory|value/i,
  )
  await expect(editor).toContainText('limits.memory: a lot')
  expect(await config('alpha', 'limits.memory')).not.toBe('a lot')
  await page.getByRole('button', { name: 'Close' }).click()
  const question = page.getByRole('dialog', { name: 'Leave without saving?' })
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect(editor).toContainText('limits.memory: a lot')
  await page.getByRole('button', { name: 'Close' }).click()
  await question.getByRole('button', { name: 'Leave' }).click()
  await expect(page.getByRole('button', { name: 'Edit' })).toBeVisible()
})

test('what somebody else changed meanwhile is merged, and a conflict is decided', async ({
  signedIn: page,
}) => {
  const name = nameOn('alpha')
  for (const [key, value] of [
    ['user.team', 'shop'],
    ['user.floor', '1'],
    ['user.door', '1'],
  ] as const)
    await lxc('alpha', 'config', 'set', name, key, value)
  const editor = await openEditor(page, 'alpha')
  await editor.focus()
  await write(page, textOf('mine', '  user.floor: mine\n  user.door: "1"\n  user.new: mine\n'))
  await lxc('alpha', 'config', 'set', name, 'user.team', 'theirs')
  await lxc('alpha', 'config', 'set', name, 'user.floor', 'theirs')
  await lxc('alpha', 'config', 'set', name, 'user.door', '2')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Somebody else changed it meanwhile')).toBeVisible()
  expect(await config('alpha', 'user.team')).toBe('theirs')
  // Who wants to leave is asked here as well.
  await page.getByRole('link', { name: 'Backups' }).click()
  const question = page.getByRole('dialog', { name: 'Leave without saving?' })
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect(question).toBeHidden()
  await expect(page.getByRole('region', { name: 'Changed on the server' })).toContainText('user.door')
  const conflicts = page.getByRole('region', { name: 'Changed on both sides' })
  await expect(conflicts.getByRole('listitem')).toHaveCount(2)
  await expectAccessible(page, 'two versions of a configuration')
  await conflicts
    .getByRole('group', { name: 'Key user.floor' })
    .getByRole('button', { name: 'On the server' })
    .click()
  await page.getByRole('button', { name: 'Go on with both' }).click()
  await expect(editor).toContainText('user.team: mine')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText(`The configuration of ${name} is saved`)).toBeVisible()
  const keys = ['user.team', 'user.floor', 'user.door', 'user.new']
  expect(await Promise.all(keys.map((key) => config('alpha', key)))).toEqual(['mine', 'theirs', '2', 'mine'])
})

test('who may only look is told why it cannot be edited', async ({ page, fleet, api }) => {
  await asPerson({ page, fleet, api }, { role: 'viewer', server: 'alpha', name: 'Conny' }, async () => {
    await openInstance(page, nameOn('alpha'))
    await page.getByRole('link', { name: 'Configuration' }).click()
    const edit = page.getByRole('button', { name: 'Edit' })
    await expect(edit).toHaveAttribute('aria-disabled', 'true')
    await edit.hover()
    await expect(page.getByRole('tooltip')).toContainText('instances.manage')
    // The address of the editor leads no further.
    await page.goto(`${page.url()}?edit=true`)
    await expect(page.getByRole('status').filter({ hasText: 'It cannot be edited' })).toContainText(
      'instances.manage',
    )
    await expect(edit).toHaveAttribute('aria-disabled', 'true')
  })
})

test('what the server notes for itself meanwhile stops nobody, and a description from elsewhere is not lost', async ({
  signedIn: page,
}) => {
  const name = nameOn('alpha')
  const editor = await openEditor(page, 'alpha')
  await editor.focus()
  await write(page, textOf('after a start'))
  // A start changes what the server keeps for itself.
  await lxc('alpha', 'start', name)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText(`The configuration of ${name} is saved`)).toBeVisible()
  expect(await config('alpha', 'user.team')).toBe('after a start')
  await lxc('alpha', 'stop', name, '--force')

  await page.getByRole('button', { name: 'Edit' }).click()
  await editor.focus()
  await write(page, textOf('mine'))
  await lxc(
    'alpha',
    'query',
    '--request',
    'PATCH',
    `/1.0/instances/${name}`,
    '--data',
    '{"description":"theirs"}',
  )
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Somebody else changed it meanwhile')).toBeVisible()
  expect(await config('alpha', 'user.team')).toBe('after a start')
  await page.getByRole('button', { name: 'Drop mine' }).click()
  await expect(editor).toContainText('description: theirs')
})
