import type { AuditRecord } from '@gantry/protocol/audit-record'
import type { ServerRow } from '@gantry/protocol/server-row'
import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from '../harness/accessibility.ts'
import { Api } from '../harness/api.ts'
import { asPerson } from '../harness/as-person.ts'
import { openInstance } from '../harness/terminal-page.ts'
import { expect, networkNoise, test } from '../harness/test.ts'
import { deleteAll, launch } from '../lab/instances.ts'
import { lxc, lxcIfThere, query } from '../lab/lab.ts'

const profile = 'e2e-snap-weekly'

// What servers refuse on purpose here is noted by the browser.
test.use({ expectedMessages: [networkNoise] })
test.beforeAll(async () => {
  test.setTimeout(120_000)
  await deleteAll('e2e-snap')
  const config = { 'user.kept': 'yes' }
  await launch('alpha', 'e2e-snap-alpha', { config })
  await launch('gamma', 'e2e-snap-gamma', { target: 'm2', config })
  // Incus freezes a running container for a snapshot, which fails now and then on the lab's kernel.
  await lxc('delta', 'init', 'busybox', 'e2e-snap-delta', '--config', 'user.kept=yes')
})
test.afterAll(() => deleteAll('e2e-snap'))

type Snapshot = { name: string; expires_at: string; stateful: boolean }

const snapshotsOf = async (server: string, name: string): Promise<Snapshot[]> => {
  const found = await query(server, `/1.0/instances/${name}/snapshots?recursion=1`)
  return (found as Snapshot[]).toSorted((a, b) => a.name.localeCompare(b.name))
}
const namesOf = async (server: string, name: string) =>
  (await snapshotsOf(server, name)).map((snapshot) => snapshot.name)

const write = (server: string, name: string, file: string) =>
  lxc(server, 'file', 'push', '/etc/hostname', `${name}/root/${file}`, '--create-dirs')
const has = (server: string, name: string, file: string) =>
  lxc(server, 'file', 'pull', `${name}/root/${file}`, '-').then(
    () => true,
    (error: unknown) => {
      if (/not found|no such file|does not exist/i.test(String(error))) return false
      throw error
    },
  )

async function openTab(page: Page, name: string): Promise<Locator> {
  await openInstance(page, name)
  await page
    .getByRole('navigation', { name: 'Instance', exact: true })
    .getByRole('link', { name: 'Snapshots' })
    .click()
  await expect(page.getByRole('region', { name: 'Schedule' })).toBeVisible()
  return page.getByRole('grid', { name: `Snapshots of ${name}` })
}

const rowOf = (grid: Locator, name: string) => grid.getByRole('row').filter({ hasText: name })

async function choose(page: Page, grid: Locator, name: string, action: string): Promise<void> {
  await rowOf(grid, name)
    .getByRole('button', { name: `Actions for ${name}` })
    .click()
  await page.getByRole('menuitem', { name: action }).click()
}

const daysUntil = (time: string | undefined) => (Date.parse(time ?? '') - Date.now()) / 86_400_000

for (const server of ['alpha', 'gamma', 'delta']) {
  const name = `e2e-snap-${server}`
  const client = server === 'delta' ? 'incus' : 'lxc'

  test(`on ${server} a snapshot is taken with an expiry, renamed, restored, copied and deleted`, async ({
    signedIn: page,
    api,
  }) => {
    test.setTimeout(90_000)
    const grid = await openTab(page, name)
    await expect(page.getByRole('heading', { name: 'No snapshots yet' })).toBeVisible()
    await expectAccessible(page, 'no snapshots')
    await page.getByRole('button', { name: 'Create snapshot' }).click()
    const create = page.getByRole('dialog', { name: `Create a snapshot of ${name}` })
    await expect(create).toContainText('Left empty, the server calls it snap0.')
    await create.getByLabel(/^Name/).fill('a/b')
    await expect(create).toContainText('Must not hold /')
    await create.getByLabel(/^Name/).fill('first')
    await create.getByLabel('Expires').selectOption('In a week')
    await expect(create.locator('code')).toContainText('"name":"first","expires_at":"')
    await expectAccessible(page, 'the dialog of a new snapshot')
    await create.getByRole('button', { name: 'Create snapshot' }).click()
    await expect(create).toBeHidden()
    await expect(rowOf(grid, 'first')).toBeVisible()
    const [first] = await snapshotsOf(server, name)
    expect(first).toMatchObject({ name: 'first', stateful: false })
    expect(daysUntil(first?.expires_at)).toBeGreaterThan(6.9)
    expect(daysUntil(first?.expires_at)).toBeLessThan(7.01)

    // What is written now is not in it, and one more is taken with a name of the server's.
    await write(server, name, 'after')
    await page.getByRole('button', { name: 'Create snapshot' }).click()
    await create.getByRole('button', { name: 'Create snapshot' }).click()
    await expect(rowOf(grid, 'snap0')).toContainText('Never')
    expect(await namesOf(server, name)).toEqual(['first', 'snap0'])

    await choose(page, grid, 'first', 'Rename…')
    const rename = page.getByRole('dialog', { name: 'Rename first' })
    await rename.getByLabel('Name').fill('before')
    await rename.getByRole('button', { name: 'Rename' }).click()
    await expect(rowOf(grid, 'before')).toBeVisible()
    await expect(rowOf(grid, 'first')).toHaveCount(0)
    expect(await namesOf(server, name)).toEqual(['before', 'snap0'])

    await choose(page, grid, 'before', 'Change expiry…')
    const expiry = page.getByRole('dialog', { name: 'When shall before expire?' })
    await expiry.getByLabel('Expires').selectOption('Never')
    await expiry.getByRole('button', { name: 'Change expiry' }).click()
    await expect(rowOf(grid, 'before')).toContainText('Never')
    expect((await snapshotsOf(server, name))[0]?.expires_at).toMatch(/^0001-/)

    // The restore says what goes, and takes it.
    expect(await has(server, name, 'after')).toBe(true)
    await rowOf(grid, 'before').getByRole('button', { name: 'Restore before' }).click()
    const restore = page.getByRole('dialog', { name: `Restore ${name} to before?` })
    await expect(restore).toContainText('Everything written since')
    await expect(restore).toContainText('The later snapshot stays.')
    const runs = restore.getByText('What runs now and is not on disk')
    await expect(runs).toHaveCount(server === 'delta' ? 0 : 1)
    await expect(restore.locator('code')).toHaveText(
      client === 'lxc'
        ? `lxc restore ${server}:${name} before`
        : `incus snapshot restore ${server}:${name} before`,
    )
    await expectAccessible(page, 'the dialog of a restore')
    await restore.getByRole('button', { name: 'Restore' }).click()
    await expect(restore).toBeHidden({ timeout: 20_000 })
    await expect(page.getByText(`${name} is as it was in before`)).toBeVisible()
    expect(await has(server, name, 'after')).toBe(false)
    expect(await namesOf(server, name)).toEqual(['before', 'snap0'])
    const { rows } = await api.call<{ rows: AuditRecord[] }>('GET', 'api/audit?action=snapshot.restore')
    expect(rows.some(({ target, outcome }) => target === `${name}/before` && outcome === 'done')).toBe(true)

    // The later one still holds what was lost: a new instance from it has it.
    await choose(page, grid, 'snap0', 'New instance from it…')
    const copy = page.getByRole('dialog', { name: 'New instance from snap0' })
    await copy.getByLabel('Name').fill(name)
    await expect(copy).toContainText(`There is an instance ${name} in the project default`)
    await copy.getByLabel('Name').fill(`${name}-new`)
    await copy.getByRole('button', { name: `Create ${name}-new` }).click()
    await expect(copy).toBeHidden({ timeout: 20_000 })
    await expect(page.getByText(`${name}-new created and started`)).toBeVisible()
    const shown = async () =>
      (
        await lxc(
          server,
          ...['list', `${name}-new`, '--format', 'csv'],
          ...['--columns', server === 'gamma' ? 'nsL' : 'ns'],
        )
      ).trim()
    await expect
      .poll(shown, { timeout: 20_000 })
      .toBe(server === 'gamma' ? `${name}-new,RUNNING,m2` : `${name}-new,RUNNING`)
    expect(await has(server, `${name}-new`, 'after')).toBe(true)
    expect((await lxc(server, 'config', 'get', `${name}-new`, 'user.kept')).trim()).toBe('yes')

    await choose(page, grid, 'snap0', 'Delete…')
    const one = page.getByRole('dialog', { name: 'Delete snap0?' })
    await one.getByRole('button', { name: 'Delete' }).click()
    await expect(page.getByText('1 snapshot deleted')).toBeVisible()
    await expect(rowOf(grid, 'snap0')).toHaveCount(0)
    expect(await namesOf(server, name)).toEqual(['before'])
  })

  test(`on ${server} many are deleted, and one that fails says why`, async ({ signedIn: page }) => {
    for (const each of ['many-1', 'many-2', 'many-3']) {
      if (client === 'lxc') await lxc(server, 'snapshot', name, each)
      else await lxc(server, 'snapshot', 'create', name, each)
    }
    const grid = await openTab(page, name)
    for (const each of ['many-1', 'many-2', 'many-3'])
      await rowOf(grid, each)
        .getByRole('checkbox', { name: `Select ${each}` })
        .click()
    await page
      .getByRole('toolbar', { name: 'Actions on the selected snapshots' })
      .getByRole('button', { name: 'Delete' })
      .click()
    const ask = page.getByRole('dialog', { name: 'Delete 3 snapshots?' })
    const button = ask.getByRole('button', { name: 'Delete 3 snapshots' })
    await expect(button).toHaveAttribute('aria-disabled', 'true')
    await ask.getByLabel('Type 3 to go on').fill('3')
    // Somebody else is faster with one of them.
    if (client === 'lxc') await lxc(server, 'delete', `${name}/many-2`)
    else await lxc(server, 'snapshot', 'delete', name, 'many-2')
    await button.click()
    const results = page.getByRole('dialog', { name: '1 of 3 not deleted' })
    await expect(results.getByRole('listitem').first()).toContainText('many-2')
    await expect(results.getByRole('listitem').first()).toContainText(/not found/i)
    await expect(results.getByText('Deleted', { exact: true })).toHaveCount(2)
    await results.getByRole('button', { name: 'Close' }).last().click()
    await expect(page.getByText(/^many-/)).toHaveCount(0)
    expect((await namesOf(server, name)).filter((each) => each.startsWith('many-'))).toEqual([])
  })

  test(`on ${server} a schedule is saved, and a change from elsewhere is not overwritten`, async ({
    signedIn: page,
  }) => {
    await lxcIfThere(server, 'profile', 'delete', profile)
    await lxc(server, 'profile', 'create', profile)
    await lxc(server, 'profile', 'set', profile, 'snapshots.expiry=3d', 'snapshots.schedule=@weekly')
    await lxc(server, 'profile', 'add', name, profile)
    const key = async (which: string) =>
      (await lxc(server, 'config', 'get', name, `snapshots.${which}`)).trim()
    try {
      await openTab(page, name)
      const section = page.getByRole('region', { name: 'Schedule' })
      await expect(section).toContainText(`@weekly from the profile ${profile}`)
      await expect(section).toContainText(`3d from the profile ${profile}`)
      await section.getByRole('button', { name: 'Change…' }).click()
      const dialog = page.getByRole('dialog', { name: `When snapshots of ${name} are taken` })
      const save = dialog.getByRole('button', { name: 'Save schedule' })
      await dialog.getByLabel('When').selectOption('By a line of cron…')
      await dialog.getByLabel('Line of cron').fill('0 25 * * *')
      await expect(dialog).toContainText('25 is no hour: 0 to 23')
      await expect(save).toHaveAttribute('aria-disabled', 'true')
      await dialog.getByLabel('Line of cron').fill('0 6 1 1 *')
      await expect(dialog).toContainText(/1 Jan, 06:00/)
      await dialog.getByLabel('While the instance is stopped').selectOption('Take them too')
      await expectAccessible(page, 'the dialog of a schedule')
      await save.click()
      await expect(dialog).toBeHidden()
      await expect(section).toContainText('0 6 1 1 * of this instance')
      expect(await key('schedule')).toBe('0 6 1 1 *')
      expect(await key('schedule.stopped')).toBe('true')
      expect(await key('expiry')).toBe('')

      await section.getByRole('button', { name: 'Change…' }).click()
      await dialog.getByLabel(/^Name/).fill('auto-%d')
      await expect(dialog).toContainText('The next one is called auto-0.')
      await lxc(server, 'config', 'set', name, 'snapshots.expiry=9d')
      await save.click()
      await expect(dialog.getByRole('status')).toContainText('The instance was changed meanwhile')
      await expect(dialog.getByRole('status')).toContainText('9d')
      await expect(dialog.getByLabel(/^Kept for/)).toHaveValue('9d')
      expect(await key('pattern')).toBe('')
      await save.click()
      await expect(dialog).toBeHidden()
      expect(await key('pattern')).toBe('auto-%d')
      expect(await key('expiry')).toBe('9d')
      expect(await key('schedule')).toBe('0 6 1 1 *')

      // Back to what the profile says.
      await section.getByRole('button', { name: 'Change…' }).click()
      await dialog.getByLabel('When').selectOption('As the profiles say: @weekly')
      await dialog.getByLabel(/^Name/).fill('')
      await dialog.getByLabel(/^Kept for/).fill('')
      await save.click()
      await expect(section).toContainText(`@weekly from the profile ${profile}`)
      expect(await key('schedule')).toBe('')
      expect(await key('expiry')).toBe('')
    } finally {
      await lxc(server, 'profile', 'remove', name, profile)
      await lxc(server, 'profile', 'delete', profile)
    }
  })
}

test('a running state that the server cannot keep is refused in its own words', async ({
  signedIn: page,
}) => {
  await openTab(page, 'e2e-snap-alpha')
  await page.getByRole('button', { name: 'Create snapshot' }).click()
  const dialog = page.getByRole('dialog', { name: 'Create a snapshot of e2e-snap-alpha' })
  await dialog.getByLabel('With its running state').check()
  await dialog.getByRole('button', { name: 'Create snapshot' }).click()
  await expect(dialog.getByRole('alert')).toContainText('alpha says')
  await expect(dialog.getByRole('alert')).toContainText(/CRIU/)
  await dialog.getByRole('button', { name: 'Cancel' }).click()

  await openTab(page, 'e2e-snap-delta')
  await page.getByRole('button', { name: 'Create snapshot' }).click()
  const stopped = page.getByRole('dialog', { name: 'Create a snapshot of e2e-snap-delta' })
  await expect(stopped.getByLabel('With its running state')).toBeDisabled()
  await expect(stopped).toContainText('Only a running instance has a running state to keep')
})

test('who may only look sees snapshots, may do nothing with them, and is told why', async ({
  page,
  fleet,
  api,
}) => {
  await lxc('alpha', 'snapshot', 'e2e-snap-alpha', 'kept')
  const person = { role: 'viewer', server: 'alpha', name: 'Sam' } as const
  await asPerson({ page, fleet, api }, person, async ({ account, server }) => {
    const grid = await openTab(page, 'e2e-snap-alpha')
    await expect(rowOf(grid, 'kept')).toBeVisible()
    const buttons = [
      page.getByRole('button', { name: 'Create snapshot' }),
      rowOf(grid, 'kept').getByRole('button', { name: 'Restore kept' }),
      page.getByRole('region', { name: 'Schedule' }).getByRole('button', { name: 'Change…' }),
    ]
    for (const button of buttons) {
      await expect(button).toHaveAttribute('aria-disabled', 'true')
      await button.hover()
      await expect(page.getByRole('tooltip')).toContainText('instances.manage')
    }
    const own = await Api.signIn(fleet, account)
    const base = `api/servers/${server.id}/lxd/1.0/instances/e2e-snap-alpha`
    await expect(own.call('PUT', base, { restore: 'kept' })).rejects.toThrow(/403/)
    await expect(own.call('POST', `${base}/snapshots`, { name: 'no' })).rejects.toThrow(/403/)
    await expect(own.call('DELETE', `${base}/snapshots/kept`)).rejects.toThrow(/403/)
  })
})

test('the fleet’s page shows who has no recent snapshot', async ({ signedIn: page, api }) => {
  await lxc('alpha', 'init', 'busybox', 'e2e-snap-fleet-bare')
  await lxc('alpha', 'init', 'busybox', 'e2e-snap-fleet-taken', '--config', 'snapshots.schedule=@daily')
  await lxc('alpha', 'snapshot', 'e2e-snap-fleet-taken', 'one')
  await lxc('gamma', 'init', 'busybox', 'e2e-snap-fleet-gamma', '--target', 'm3')
  await page.getByRole('navigation', { name: 'Navigation' }).getByRole('link', { name: 'Snapshots' }).click()
  const grid = page.getByRole('grid', { name: 'Instances by their newest snapshot' })
  await page.getByRole('combobox', { name: 'Search instances' }).fill('name:e2e-snap-fleet*')
  const names = () => grid.getByRole('row').getByRole('link').allTextContents()
  // Each server comes when it was read.
  const all = ['e2e-snap-fleet-bare', 'e2e-snap-fleet-gamma', 'e2e-snap-fleet-taken']
  await expect.poll(async () => (await names()).toSorted()).toEqual(all)
  expect((await names()).at(-1)).toBe('e2e-snap-fleet-taken')
  await expect(rowOf(grid, 'e2e-snap-fleet-taken')).toContainText('@daily')
  await expect(rowOf(grid, 'e2e-snap-fleet-taken')).toContainText('Recent')
  await expect(rowOf(grid, 'e2e-snap-fleet-bare')).toContainText('Not scheduled')
  await expectAccessible(page, 'the snapshots of the fleet')
  const filter = page.getByRole('group', { name: 'Filter by the newest snapshot' })
  await filter.getByRole('button', { name: /^None\s*2$/ }).click()
  await expect(grid.getByRole('row').getByRole('link')).toHaveCount(2)
  await filter.getByRole('button', { name: /^None or older than 7 days/ }).click()
  await page.getByLabel('Days', { exact: true }).selectOption('30 days')
  await expect(page).toHaveURL(/show=old/)
  await expect(page).toHaveURL(/days=30/)
  await expect(grid.getByRole('row').getByRole('link')).toHaveCount(2)

  // From the row to the instance; who comes back sees what was done there.
  await grid.getByRole('link', { name: 'e2e-snap-fleet-bare' }).click()
  await page.getByRole('button', { name: 'Create snapshot' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Create snapshot' }).click()
  await expect(page.getByRole('grid', { name: 'Snapshots of e2e-snap-fleet-bare' })).toBeVisible()
  await page.goBack()
  await expect(grid.getByRole('link', { name: 'e2e-snap-fleet-gamma' })).toBeVisible()
  await expect(grid.getByRole('link', { name: 'e2e-snap-fleet-bare' })).toHaveCount(0)

  // What is done elsewhere is there when it is asked for.
  await lxc('gamma', 'snapshot', 'e2e-snap-fleet-gamma', 'one')
  await page.getByRole('button', { name: 'Read again' }).click()
  await expect(page.getByRole('heading', { name: 'No instance matches' })).toBeVisible()
  await page.getByRole('button', { name: 'Show everything' }).click()
  await expect(grid).toBeVisible()

  // Of a server that cannot be asked the page says so, and still shows the others.
  const find = async () =>
    (await api.call<ServerRow[]>('GET', 'api/servers')).find(({ name }) => name === 'beta')
  const beta = await find()
  if (!beta) throw new Error('beta is not in Gantry')
  await api.call('PATCH', `api/servers/${beta.id}`, { disabled: true })
  try {
    const lost = 'beta cannot be reached any more: what was read before is shown.'
    await expect(page.getByText(lost)).toBeVisible()
    await expect(grid).toBeVisible()
    await page.reload()
    await expect(page.getByText('beta cannot be reached: nothing is known of its snapshots.')).toBeVisible()
    await expect(grid).toBeVisible()
  } finally {
    await api.call('PATCH', `api/servers/${beta.id}`, { disabled: false })
    // The tests after this one find it as it was.
    await expect.poll(async () => (await find())?.state).toBe('online')
  }
})
