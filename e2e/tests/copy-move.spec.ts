import type { Page } from '@playwright/test'
import { expectAccessible } from '../harness/accessibility.ts'
import { asPerson } from '../harness/as-person.ts'
import { openInstance } from '../harness/terminal-page.ts'
import { expect, networkNoise, test } from '../harness/test.ts'
import { deleteAll } from '../lab/instances.ts'
import { lxc, lxcIfThere, query } from '../lab/lab.ts'

const prefix = 'e2e-cop'
const servers = ['alpha', 'gamma', 'delta'] as const
const nameOn = (server: string) => `${prefix}y-${server}`
/** No longer form of that name, which the search would offer over the rows. */
const copyOn = (server: string) => `${prefix}ied-${server}`
/** On alpha alone: elsewhere there is nothing to choose. */
const pool = 'e2e-other-pool'
const project = 'e2e-other-project'

// Halfway on its way to another member an instance is nowhere: the server says 404, and the browser notes it.
test.use({ expectedMessages: [networkNoise] })

const removePlaces = async () => {
  await lxcIfThere('alpha', 'project', 'delete', project)
  await lxcIfThere('alpha', 'storage', 'delete', pool)
}

test.beforeAll(async () => {
  await deleteAll(prefix)
  await removePlaces()
  for (const server of servers) {
    const target = server === 'gamma' ? ['--target', 'm1'] : []
    await lxc(server, 'init', 'busybox', nameOn(server), '--config', 'user.mark=kept', ...target)
    const snapshot = server === 'delta' ? ['snapshot', 'create'] : ['snapshot']
    await lxc(server, ...snapshot, nameOn(server), 'first')
  }
  await lxc('alpha', 'storage', 'create', pool, 'dir')
  await lxc(
    'alpha',
    'project',
    'create',
    project,
    '-c',
    'features.profiles=false',
    '-c',
    'features.images=false',
  )
})
test.afterAll(async () => {
  await deleteAll(prefix)
  await removePlaces()
})

type Seen = {
  status: string
  location: string
  project: string
  config: Record<string, string>
  snapshots: { name: string }[]
}
const seen = async (server: string, name: string, inProject = 'default'): Promise<Seen> =>
  (await query(server, `/1.0/instances/${name}?recursion=1&project=${inProject}`)) as Seen

const ask = async (page: Page, name: string, what: 'Copy' | 'Move') => {
  await page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click()
  await page.getByRole('menuitem', { name: what, exact: true }).click()
}

for (const server of servers) {
  test(`an instance is copied with its snapshots on ${server}, and started`, async ({ signedIn: page }) => {
    const name = nameOn(server)
    const copy = copyOn(server)
    await openInstance(page, name)
    await ask(page, name, 'Copy')
    const dialog = page.getByRole('dialog', { name: `New instance from ${name}` })
    await dialog.getByLabel('Name').fill(name)
    await expect(dialog.getByText(`There is an instance ${name} in the project default`)).toBeVisible()
    await dialog.getByLabel('Name').fill(copy)
    if (server === 'gamma') await dialog.getByLabel('Cluster member').selectOption('m2')
    await dialog.getByLabel('With its snapshot').check()
    await dialog.getByLabel('Start after creation').check()
    if (server === 'alpha') await expectAccessible(page, 'the copy of an instance')
    await expect(dialog.getByText(`copy ${server}:${name} ${server}:${copy}`)).toBeVisible()
    await dialog.getByRole('button', { name: `Create ${copy}` }).click()
    await expect(page.getByText(`${copy} created and started`)).toBeVisible({ timeout: 60_000 })
    const made = await seen(server, copy)
    expect(made.config['user.mark']).toBe('kept')
    expect(made.snapshots.map((snapshot) => snapshot.name)).toEqual(['first'])
    if (server === 'gamma') expect(made.location).toBe('m2')
    await expect.poll(async () => (await seen(server, copy)).status).toBe('Running')
    await page.getByRole('button', { name: 'Show' }).click()
    await expect(page.getByRole('heading', { level: 1, name: copy })).toBeVisible()
    await expect(page.getByText('Running').first()).toBeVisible()
  })
}

test('a copy leaves the snapshots out when they are not wanted', async ({ signedIn: page }) => {
  const name = nameOn('alpha')
  const bare = `${prefix}-bare`
  await openInstance(page, name)
  await ask(page, name, 'Copy')
  const dialog = page.getByRole('dialog', { name: `New instance from ${name}` })
  await dialog.getByLabel('Name').fill(bare)
  await dialog.getByLabel('With its snapshot').uncheck()
  await expect(dialog.getByText('--instance-only')).toBeVisible()
  await dialog.getByRole('button', { name: `Create ${bare}` }).click()
  await expect(page.getByText(`${bare} created`)).toBeVisible({ timeout: 60_000 })
  expect((await seen('alpha', bare)).snapshots ?? []).toEqual([])
})

test('an instance is moved to another member of its cluster', async ({ signedIn: page }) => {
  const name = nameOn('gamma')
  await openInstance(page, name)
  await ask(page, name, 'Move')
  const dialog = page.getByRole('dialog', { name: `Move ${name}` })
  const move = dialog.getByRole('button', { name: 'Move', exact: true })
  await expect(move).toHaveAttribute('aria-disabled', 'true')
  await dialog.getByLabel('Cluster member').selectOption('m3')
  await expect(dialog.getByText(`lxc move gamma:${name} --target m3`)).toBeVisible()
  await move.click()
  await expect(page.getByText(`${name} moved`)).toBeVisible({ timeout: 60_000 })
  const moved = await seen('gamma', name)
  expect(moved.location).toBe('m3')
  expect(moved.snapshots.map((snapshot) => snapshot.name)).toEqual(['first'])
  await expect(page.getByText('gamma · m3')).toBeVisible()
})

test('an instance is moved to another pool, and to another project, where its page follows', async ({
  signedIn: page,
}) => {
  const name = nameOn('alpha')
  await openInstance(page, name)
  await ask(page, name, 'Move')
  const dialog = page.getByRole('dialog', { name: `Move ${name}` })
  await dialog.getByLabel('Storage pool').selectOption(pool)
  await expectAccessible(page, 'the move of an instance')
  await dialog.getByRole('button', { name: 'Move', exact: true }).click()
  await expect(page.getByText(`${name} moved`)).toBeVisible({ timeout: 60_000 })
  const volumes = await lxc('alpha', 'storage', 'volume', 'list', pool, '--format', 'csv')
  expect(volumes).toContain(name)

  await ask(page, name, 'Move')
  await dialog.getByLabel('Project').selectOption(project)
  await dialog.getByRole('button', { name: 'Move', exact: true }).click()
  await expect(page.getByText(`Container on alpha, project ${project}`)).toBeVisible({ timeout: 60_000 })
  expect((await seen('alpha', name, project)).config['user.mark']).toBe('kept')
  await expect(seen('alpha', name)).rejects.toThrow(/not found/i)
})

test('where there is only one place, it says so', async ({ signedIn: page }) => {
  const name = nameOn('delta')
  await openInstance(page, name)
  await ask(page, name, 'Move')
  const dialog = page.getByRole('dialog', { name: `Move ${name}` })
  await expect(dialog.getByText('delta has no other project, member or pool to move it to.')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Move', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
})

test('who may not manage it is told why', async ({ page, fleet, api }) => {
  await asPerson({ page, fleet, api }, { role: 'operator', server: 'delta', name: 'Cora' }, async () => {
    await openInstance(page, nameOn('delta'))
    await page.getByRole('button', { name: `Actions for ${nameOn('delta')}`, exact: true }).click()
    for (const name of ['Copy', 'Move']) {
      const entry = page.getByRole('menuitem', { name, exact: true })
      await expect(entry).toHaveAttribute('aria-disabled', 'true')
      await entry.hover()
      await expect(page.getByRole('tooltip')).toContainText('instances.manage')
      // It lies over the entry below.
      await page.mouse.move(0, 0)
      await expect(page.getByRole('tooltip')).toBeHidden()
    }
  })
})
