import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from '../harness/accessibility.ts'
import { InstancesPage } from '../harness/instances-page.ts'
import { openInstance } from '../harness/terminal-page.ts'
import { expect, networkNoise, test } from '../harness/test.ts'
import { deleteAll } from '../lab/instances.ts'
import { lxc, lxcIfThere, query } from '../lab/lab.ts'

const prefix = 'e2e-tra'
const profile = 'e2e-tra-profile'
let folder: string

test.use({ expectedMessages: [networkNoise] })

test.beforeAll(async () => {
  await deleteAll(prefix)
  await lxcIfThere('alpha', 'profile', 'delete', profile)
  folder = await mkdtemp(join(tmpdir(), 'gantry-transfer-'))
  await writeFile(join(folder, 'note'), 'written on alpha')
})
test.afterAll(async () => {
  await deleteAll(prefix)
  await lxcIfThere('alpha', 'profile', 'delete', profile)
  await rm(folder, { recursive: true, force: true })
})

const names = async (server: string): Promise<string[]> =>
  (await lxc(server, 'list', prefix, '-c', 'n', '-f', 'csv')).split('\n').filter((name) => name !== '')

const ask = async (page: Page, name: string) => {
  await page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click()
  await page.getByRole('menuitem', { name: 'To another server' }).click()
  return page.getByRole('dialog', { name: `Copy or move ${name} to another server` })
}

const shown = (page: Page, title: string) => page.getByRole('region', { name: title })

test('an instance goes from alpha to beta by relay, and from there to delta', async ({ signedIn: page }) => {
  test.setTimeout(120_000)
  const name = `${prefix}-far`
  await lxc('alpha', 'init', 'busybox', name, '-c', 'user.mark=kept')
  await lxc('alpha', 'file', 'push', join(folder, 'note'), `${name}/root/note`)
  await lxc('alpha', 'snapshot', name, 'first')

  await openInstance(page, name)
  const dialog = await ask(page, name)
  const copy = dialog.getByRole('button', { name: 'Copy', exact: true }).last()
  await dialog.getByLabel('Server').selectOption({ label: 'beta' })
  await dialog.getByLabel('Way').selectOption('Relay')
  await expect(dialog.getByText(`lxc copy alpha:${name} beta:${name} --mode relay`)).toBeVisible()
  await expectAccessible(page, 'a transfer')
  await copy.click()
  await expect(dialog).toBeHidden()
  await expect(shown(page, `Copy ${name} to beta`).getByText('Done')).toBeVisible({
    timeout: 60_000,
  })
  expect(await lxc('beta', 'file', 'pull', `${name}/root/note`, '-')).toBe('written on alpha')
  const made = (await query('beta', `/1.0/instances/${name}?recursion=1`)) as {
    profiles: string[]
    config: Record<string, string>
    snapshots: { name: string }[]
  }
  expect(made.profiles).toEqual(['default'])
  expect(made.config['user.mark']).toBe('kept')
  expect(made.snapshots.map((snapshot) => snapshot.name)).toEqual(['first'])
  expect(await names('alpha')).toEqual([name])

  await shown(page, `Copy ${name} to beta`).getByRole('link', { name: 'Results' }).click()
  await expect(page.getByText('by relay')).toBeVisible()
  await expectAccessible(page, 'the page of a run')
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  const onward = await ask(page, name)
  await onward.getByLabel('Server').selectOption({ label: 'delta' })
  await onward.getByRole('button', { name: 'Move', exact: true }).first().click()
  await onward.getByLabel('Name there').fill(`${name}-2`)
  await onward.getByLabel('Start it there').check()
  await onward.getByRole('button', { name: 'Move', exact: true }).last().click()
  await expect(onward).toBeHidden()
  await expect
    .poll(() => lxc('delta', 'list', `${name}-2`, '-c', 'ns', '-f', 'csv'), { timeout: 60_000 })
    .toBe(`${name}-2,RUNNING\n`)
  expect(await lxc('delta', 'file', 'pull', `${name}-2/root/note`, '-')).toBe('written on alpha')
  await expect.poll(() => names('beta')).toEqual([])
})

test('several are copied into a cluster at once, without a profile that is not there', async ({
  signedIn: page,
}) => {
  const good = `${prefix}-one`
  const taken = `${prefix}-two`
  await lxc('alpha', 'profile', 'create', profile)
  await lxc('alpha', 'init', 'busybox', good, '-p', 'default', '-p', profile)
  await lxc('beta', 'init', 'busybox', taken)
  const instances = new InstancesPage(page)
  await instances.open()
  await instances.find(prefix)
  await page.getByRole('checkbox', { name: `Select ${good}` }).check()
  await page.getByRole('checkbox', { name: `Select ${taken}` }).check()
  const bar = page.getByRole('toolbar', { name: 'Actions on the selected instances' })
  await bar.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'To another server' }).click()
  const dialog = page.getByRole('dialog', { name: 'Copy or move 2 instances to another server' })
  await dialog.getByLabel('Server').selectOption({ label: 'gamma' })
  await dialog.getByLabel('Cluster member').selectOption('m2')
  const copy = dialog.getByRole('button', { name: 'Copy 2' })
  await expect(copy).toHaveAttribute('aria-disabled', 'true')
  await dialog.getByLabel(`In place of profile ${profile}`).selectOption('Leave it out')
  await expect(dialog.getByText(`gamma:${good} --target m2 --profile default`)).toBeVisible()
  await lxc('gamma', 'init', 'busybox', taken, '--target', 'm3')
  await expect(copy).toHaveAttribute('aria-disabled', 'true')
  await lxc('gamma', 'delete', taken)
  await expect(copy).not.toHaveAttribute('aria-disabled', 'true')
  await copy.click()
  await expect(shown(page, 'Copy 2 instances to gamma').getByText('2 instances done')).toBeVisible({
    timeout: 60_000,
  })
  expect(await lxc('gamma', 'list', prefix, '-c', 'nL', '-f', 'csv')).toBe(`${good},m2\n${taken},m2\n`)
  expect(await lxc('gamma', 'query', `/1.0/instances/${good}`)).not.toContain(profile)
})

test('a copy is cancelled in its middle, and nothing of it stays', async ({ signedIn: page }) => {
  test.setTimeout(120_000)
  const name = `${prefix}-large`
  await lxc('alpha', 'init', 'busybox', name)
  await writeFile(join(folder, 'large'), randomBytes(256 * 1024 * 1024))
  await lxc('alpha', 'file', 'push', join(folder, 'large'), `${name}/root/large`)
  await openInstance(page, name)
  const dialog = await ask(page, name)
  await dialog.getByLabel('Server').selectOption({ label: 'beta' })
  await dialog.getByLabel('Way').selectOption('Relay')
  await dialog.getByRole('button', { name: 'Copy', exact: true }).last().click()
  await page.getByRole('link', { name: 'Results' }).click()
  await expect(page.getByText(/by relay .*passed on/)).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Cancel what has not ended' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel what has not ended' }).click()
  await expect(page.getByText('It was cancelled.')).toBeVisible({ timeout: 60_000 })
  expect(await names('beta')).not.toContain(name)
  expect(await names('alpha')).toContain(name)
})
