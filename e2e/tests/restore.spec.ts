import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from '../harness/accessibility.ts'
import { asPerson } from '../harness/as-person.ts'
import { InstancesPage } from '../harness/instances-page.ts'
import { slowLine } from '../harness/slow-line.ts'
import { expect, networkNoise, test } from '../harness/test.ts'
import { deleteAll, instances } from '../lab/instances.ts'
import { lxc, lxcIfThere } from '../lab/lab.ts'
import { members } from '../lab/servers.ts'
import { inLab } from '../lab/settings.ts'

const servers = ['beta', 'gamma', 'delta'] as const
/** A second one on each server, so that one can be chosen that would not be taken anyway. */
const pool = 'e2e-restore-pool'
let folder = ''
let backup = ''

// Two of the tests bring refusals about, which the browser notes.
test.use({ expectedMessages: [networkNoise] })

async function clean(): Promise<void> {
  await deleteAll('e2e-restore')
  for (const server of servers) await lxcIfThere(server, 'storage', 'delete', pool)
}
test.beforeAll(async () => {
  await clean()
  for (const server of servers) {
    // In a cluster a pool is asked for on each member before it is made.
    for (const { name } of server === 'gamma' ? members : [])
      await lxc(server, 'storage', 'create', pool, 'dir', '--target', name)
    await lxc(server, 'storage', 'create', pool, 'dir')
  }
  folder = await mkdtemp(join(tmpdir(), 'gantry-restore-'))
  backup = join(folder, 'from alpha.tar.gz')
  await lxc('alpha', 'init', 'busybox', 'e2e-restore-source')
  // Bytes that are no text, of which nothing can be packed away.
  await writeFile(join(folder, 'kept'), randomBytes(300_000))
  await lxc('alpha', 'file', 'push', join(folder, 'kept'), 'e2e-restore-source/root/kept')
  await lxc('alpha', 'export', 'e2e-restore-source', backup)
})
test.afterAll(async () => {
  await clean()
  await rm(folder, { recursive: true, force: true })
})

/** The server takes an upload into a file of its own first. */
const taken = async () =>
  (await readdir(inLab('beta', 'backups'))).filter((file) => file.startsWith('lxd_backup'))

const named = async (server: string, name: string) =>
  (await instances(server)).filter((instance) => instance.name === name)

async function openForm(page: Page, server: string, file: string, name: string): Promise<void> {
  await new InstancesPage(page).open()
  await page.getByRole('link', { name: 'Create instance' }).click()
  await page.getByRole('link', { name: 'From a backup file' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Restore from a backup file' })).toBeVisible()
  await page.getByLabel('File').setInputFiles(file)
  await page.getByRole('combobox', { name: 'Server', exact: true }).selectOption(server)
  await page.getByRole('textbox', { name: /^Name/ }).fill(name)
}

for (const server of servers) {
  test(`a backup of alpha comes back on ${server}, with the bytes that were in it`, async ({
    signedIn: page,
  }) => {
    const name = `e2e-restore-${server}`
    await openForm(page, server, backup, name)
    await page.getByRole('combobox', { name: 'Storage pool' }).selectOption(pool)
    const client = server === 'delta' ? 'incus' : 'lxc'
    await expect(
      page.getByText(`${client} import ${server}: 'from alpha.tar.gz' ${name} --storage ${pool}`),
    ).toBeVisible()
    await expectAccessible(page, 'the page that restores')
    await page.getByRole('button', { name: `Restore on ${server}` }).click()
    await page.getByRole('link', { name: `Open ${name}` }).click({ timeout: 60_000 })
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    expect(await named(server, name)).toMatchObject([{ status: 'Stopped' }])
    const volumes = await lxc(server, 'storage', 'volume', 'list', pool, '--format', 'csv')
    expect(volumes).toContain(`container,${name},`)
    const pulled = join(folder, server)
    await lxc(server, 'file', 'pull', `${name}/root/kept`, pulled)
    expect((await readFile(pulled)).equals(await readFile(join(folder, 'kept')))).toBe(true)
  })
}

test('an upload that is cancelled in its middle leaves no instance and no file', async ({
  signedIn: page,
}) => {
  const name = 'e2e-restore-cancelled'
  await openForm(page, 'beta', backup, name)
  const line = await slowLine(page, 60_000)
  await page.getByRole('button', { name: 'Restore on beta' }).click()
  const panel = page.getByRole('region', { name: 'Sending from alpha.tar.gz to beta' })
  await expect(panel).toContainText(/[1-9].* of .*[KM]iB/)
  await expect.poll(taken).toHaveLength(1)
  await panel.getByRole('button', { name: 'Cancel' }).click()
  await expect(panel).toBeHidden()
  await line.letGo()
  await expect.poll(taken).toEqual([])
  expect(await named('beta', name)).toEqual([])
  // The form is as it was, and works.
  await page.getByRole('button', { name: 'Restore on beta' }).click()
  await expect(page.getByRole('link', { name: `Open ${name}` })).toBeVisible({ timeout: 60_000 })
  expect(await named('beta', name)).toHaveLength(1)
})

test('a file that is no backup is refused in the words of the server', async ({ signedIn: page }) => {
  const wrong = join(folder, 'wrong.tar.gz')
  await writeFile(wrong, 'this is no backup')
  await openForm(page, 'beta', wrong, 'e2e-restore-wrong')
  await page.getByRole('button', { name: 'Restore on beta' }).click()
  await expect(page.getByText(/^wrong\.tar\.gz could not be restored on beta/)).toBeVisible()
  expect(await named('beta', 'e2e-restore-wrong')).toEqual([])
})

test('a manager who is no administrator of the server is told why not', async ({ page, fleet, api }) => {
  await asPerson({ page, fleet, api }, { role: 'manager', server: 'beta', name: 'Mara' }, async () => {
    await openForm(page, 'beta', backup, 'e2e-restore-denied')
    const button = page.getByRole('button', { name: 'Restore on beta' })
    await expect(button).toHaveAttribute('aria-disabled', 'true')
    await button.hover()
    await expect(page.getByRole('tooltip')).toContainText('Only an administrator of beta')
  })
})
