import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { Download } from '@playwright/test'
import { expectAccessible } from '../harness/accessibility.ts'
import { asPerson } from '../harness/as-person.ts'
import { BackupsPage } from '../harness/backups-page.ts'
import { slowLine } from '../harness/slow-line.ts'
import { expect, networkNoise, test } from '../harness/test.ts'
import { isXz } from '../harness/xz.ts'
import { deleteAll } from '../lab/instances.ts'
import { lxc } from '../lab/lab.ts'

const places = [
  { server: 'alpha', target: [] },
  { server: 'gamma', target: ['--target', 'm2'] },
  { server: 'delta', target: [] },
]
const nameOn = (server: string) => `e2e-backup-${server}`

// LXD answers 404 for the whole instance while one of its backups is being deleted, which the browser notes.
test.use({ expectedMessages: [networkNoise] })
test.beforeAll(async () => {
  await deleteAll('e2e-backup')
  for (const { server, target } of places) {
    await lxc(server, 'init', 'busybox', nameOn(server), ...target)
    await lxc(server, 'config', 'set', nameOn(server), 'user.backed-up', 'yes')
  }
})
// What a test that failed has left, the next one would count.
test.afterEach(async () => {
  for (const { server } of places) for (const { name } of await backupsOf(server)) await remove(server, name)
})
test.afterAll(() => deleteAll('e2e-backup'))

type Backup = { name: string; instance_only: boolean; expires_at: string }

async function backupsOf(server: string): Promise<Backup[]> {
  const listed = await lxc(server, 'query', `${path(server)}?recursion=1`)
  return JSON.parse(listed)
}

const path = (server: string) => `/1.0/instances/${nameOn(server)}/backups`

async function make(server: string, name: string): Promise<void> {
  const body = JSON.stringify({ name, compression_algorithm: 'none' })
  await lxc(server, 'query', '--request', 'POST', '--wait', '--data', body, path(server))
}

async function remove(server: string, name: string): Promise<void> {
  await lxc(server, 'query', '--request', 'DELETE', '--wait', `${path(server)}/${name}`)
}

/** What is in a file that a download brought. */
async function contents(file: string): Promise<string> {
  const { stdout } = await promisify(execFile)('tar', ['--list', '--file', file])
  return stdout
}

for (const { server } of places) {
  test(`a backup of ${server} is made, shown with its size, downloaded and deleted`, async ({
    signedIn: page,
  }) => {
    const name = nameOn(server)
    const backups = new BackupsPage(page)
    await backups.open(name)
    await expect(page.getByRole('heading', { name: 'There are no backups' })).toBeVisible()
    await page.getByRole('button', { name: 'Create backup' }).click()
    const dialog = page.getByRole('dialog', { name: `Back up ${name}` })
    await dialog.getByLabel('Name').fill('../bad')
    await expect(dialog.getByText(/^Letters, digits, dashes/)).toBeVisible()
    await dialog.getByLabel('Name').fill('nightly')
    await dialog.getByLabel('Expires').fill('2032-03-04T12:00')
    await dialog.getByLabel('Without snapshots').check()
    await dialog.getByLabel('Compression').selectOption('xz')
    await expect(dialog.getByText(/query --request POST --wait --data/)).toBeVisible()
    await expectAccessible(page, 'the dialog that backs up')
    await dialog.getByRole('button', { name: 'Create backup' }).click()
    const row = backups.row('nightly')
    await expect(row).toContainText('Without snapshots', { timeout: 60_000 })
    await expect(row).toContainText('4 Mar')
    await expect(row).toContainText(/\d KiB|\d MiB/)
    await expectAccessible(page, 'the backups')
    const [made] = await backupsOf(server)
    expect(made).toMatchObject({ name: 'nightly', instance_only: true, optimized_storage: false })
    expect(made?.expires_at).toContain('2032-03-04')

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download nightly' }).click(),
    ])
    expect(download.suggestedFilename()).toBe(`${name}-nightly.tar.xz`)
    const file = await download.path()
    expect(await isXz(file)).toBe(true)
    expect(await contents(file)).toContain('backup/index.yaml')
    expect((await stat(file)).size).toBeGreaterThan(100_000)

    await page.getByRole('button', { name: 'Delete nightly' }).click()
    const asked = page.getByRole('dialog', { name: 'Delete the backup nightly?' })
    await expect(asked.getByText(/query --request DELETE --wait/)).toBeVisible()
    await asked.getByRole('button', { name: 'Delete', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'There are no backups' })).toBeVisible()
    expect(await backupsOf(server)).toEqual([])
  })

  test(`an instance of ${server} goes straight to the disk, and leaves nothing there`, async ({
    signedIn: page,
  }) => {
    const name = nameOn(server)
    await new BackupsPage(page).open(name)
    await page.getByRole('button', { name: 'Export to disk' }).click()
    const dialog = page.getByRole('dialog', { name: `Export ${name} to disk` })
    await dialog.getByLabel('Compression').selectOption('xz')
    const client = server === 'delta' ? 'incus' : 'lxc'
    await expect(dialog.getByText(`${client} export ${server}:${name}`)).toBeVisible()
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 60_000 }),
      dialog.getByRole('button', { name: 'Export', exact: true }).click(),
    ])
    expect(download.suggestedFilename()).toBe(`${name}.tar.xz`)
    expect(await contents(await download.path())).toContain('backup/index.yaml')
    await expect(page.getByRole('region', { name: `Exporting ${name} to disk` })).toBeHidden()
    expect(await backupsOf(server)).toEqual([])
  })
}

test.describe('where somebody else is faster', () => {
  test.use({ expectedMessages: [networkNoise] })

  test('several are deleted at once, and one that fails says why', async ({ signedIn: page }) => {
    for (const backup of ['one', 'two', 'three', 'four']) await make('alpha', backup)
    const backups = new BackupsPage(page)
    await backups.open(nameOn('alpha'))
    for (const backup of ['one', 'three', 'four'])
      await page.getByRole('checkbox', { name: `Select ${backup}` }).check()
    await expect(page.getByText('3 backups selected')).toBeVisible()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    const asked = page.getByRole('dialog', { name: 'Delete 3 backups?' })
    const button = asked.getByRole('button', { name: 'Delete 3 backups' })
    await expect(button).toHaveAttribute('aria-disabled', 'true')
    await asked.getByLabel('Type 3 to go on').fill('3')
    // Somebody else is faster with one of them.
    await remove('alpha', 'three')
    await button.click()
    const results = page.getByRole('dialog', { name: '1 of 3 not deleted' })
    await expect(results.getByRole('listitem').first()).toContainText(/three.*not found/i)
    await expect(results.getByText('Deleted', { exact: true })).toHaveCount(2)
    await results.getByRole('button', { name: 'Close' }).last().click()
    for (const backup of ['one', 'three', 'four']) await expect(backups.row(backup)).toHaveCount(0)
    await expect(backups.row('two')).toBeVisible()
    expect((await backupsOf('alpha')).map((one) => one.name)).toEqual(['two'])
  })
})

test('an export that is cancelled while it comes leaves no backup and no file', async ({
  signedIn: page,
}) => {
  const name = nameOn('alpha')
  const downloads: Download[] = []
  page.on('download', (download) => downloads.push(download))
  await new BackupsPage(page).open(name)
  const begin = async () => {
    await page.getByRole('button', { name: 'Export to disk' }).click()
    await page
      .getByRole('dialog', { name: `Export ${name} to disk` })
      .getByRole('button', { name: 'Export', exact: true })
      .click()
  }
  // So slow that it would not end while the test looks.
  const line = await slowLine(page, 20_000)
  await begin()
  const panel = page.getByRole('region', { name: `Exporting ${name} to disk` })
  await expect(panel).toContainText(/\d of .*[KM]iB/, { timeout: 60_000 })
  expect(await backupsOf('alpha')).toHaveLength(1)
  await panel.getByRole('button', { name: 'Cancel' }).click()
  await expect(panel).toBeHidden()
  await expect.poll(() => backupsOf('alpha')).toEqual([])
  await line.letGo()
  // Had it gone on, its file would come before that of the next one.
  await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), begin()])
  await expect(panel).toBeHidden()
  expect(downloads).toHaveLength(1)
})

test('who may only look sees backups, and makes, fetches and deletes none', async ({ page, fleet, api }) => {
  await make('alpha', 'seen')
  await asPerson({ page, fleet, api }, { role: 'viewer', server: 'alpha', name: 'Bea' }, async () => {
    const backups = new BackupsPage(page)
    await backups.open(nameOn('alpha'))
    await expect(backups.row('seen')).toBeVisible()
    for (const label of ['Create backup', 'Export to disk', 'Download seen', 'Delete seen']) {
      await expect(page.getByRole('button', { name: label })).toHaveAttribute('aria-disabled', 'true')
    }
    await page.getByRole('button', { name: 'Create backup' }).hover()
    await expect(page.getByRole('tooltip')).toContainText('instances.manage')
  })
  expect(await backupsOf('alpha')).toHaveLength(1)
})
