import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { expectAccessible } from '../harness/accessibility.ts'
import { asPerson } from '../harness/as-person.ts'
import { BackupsPage, slowLine } from '../harness/backups-page.ts'
import { expect, networkNoise, test } from '../harness/test.ts'
import { deleteAll } from '../lab/instances.ts'
import { lxc, query } from '../lab/lab.ts'

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
test.afterAll(() => deleteAll('e2e-backup'))

type Backup = { name: string; instance_only: boolean; expires_at: string }

async function backupsOf(server: string): Promise<Backup[]> {
  const listed = await lxc(server, 'query', `/1.0/instances/${nameOn(server)}/backups?recursion=1`)
  return JSON.parse(listed)
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
    await dialog.getByLabel('Expires').fill('2032-03-04T05:06')
    await dialog.getByLabel('Without snapshots').check()
    await dialog.getByLabel('Compression').selectOption('gzip')
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
    expect(download.suggestedFilename()).toBe(`${name}-nightly.tar.gz`)
    const file = await download.path()
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

test('several are deleted at once', async ({ signedIn: page }) => {
  const name = nameOn('alpha')
  for (const backup of ['one', 'two', 'three']) {
    const body = JSON.stringify({ name: backup, compression_algorithm: 'none' })
    const path = `/1.0/instances/${name}/backups`
    await lxc('alpha', 'query', '--request', 'POST', '--wait', '--data', body, path)
  }
  const backups = new BackupsPage(page)
  await backups.open(name)
  for (const backup of ['one', 'three'])
    await page.getByRole('checkbox', { name: `Select ${backup}` }).check()
  await expect(page.getByText('2 backups selected')).toBeVisible()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete 2 backups?' })
  await dialog.getByLabel('Type 2 to go on').fill('2')
  await dialog.getByRole('button', { name: 'Delete 2 backups' }).click()
  await expect(backups.row('one')).toHaveCount(0)
  await expect(backups.row('three')).toHaveCount(0)
  await expect(backups.row('two')).toBeVisible()
  expect((await backupsOf('alpha')).map((one) => one.name)).toEqual(['two'])
  await lxc('alpha', 'query', '--request', 'DELETE', '--wait', `/1.0/instances/${name}/backups/two`)
})

test('an export that is cancelled while it comes leaves no backup', async ({ signedIn: page }) => {
  const name = nameOn('alpha')
  await new BackupsPage(page).open(name)
  const line = await slowLine(page, 50_000)
  await page.getByRole('button', { name: 'Export to disk' }).click()
  await page
    .getByRole('dialog', { name: `Export ${name} to disk` })
    .getByRole('button', { name: 'Export', exact: true })
    .click()
  const panel = page.getByRole('region', { name: `Exporting ${name} to disk` })
  await expect(panel).toContainText(/\d of .*[KM]iB/, { timeout: 60_000 })
  expect(await backupsOf('alpha')).toHaveLength(1)
  await panel.getByRole('button', { name: 'Cancel' }).click()
  await line.letGo()
  await expect(panel).toBeHidden()
  await expect.poll(() => backupsOf('alpha')).toEqual([])
})

test('who may only look sees backups, and makes, fetches and deletes none', async ({ page, fleet, api }) => {
  const path = `/1.0/instances/${nameOn('alpha')}/backups`
  const body = JSON.stringify({ name: 'seen', compression_algorithm: 'none' })
  await lxc('alpha', 'query', '--request', 'POST', '--wait', '--data', body, path)
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
  expect(await query('alpha', path)).toHaveLength(1)
  await lxc('alpha', 'query', '--request', 'DELETE', '--wait', `${path}/seen`)
})
