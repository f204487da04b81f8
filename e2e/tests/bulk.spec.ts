import { InstancesPage } from '../harness/instances-page.ts'
import { expect, test } from '../harness/test.ts'
import { deleteAll, launch, instances as onServer } from '../lab/instances.ts'
import { lxc, query } from '../lab/lab.ts'

const names = Array.from({ length: 20 }, (_, index) => `e2e-bulk-${String(index + 1).padStart(2, '0')}`)
const broken = ['e2e-bulk-07', 'e2e-bulk-13']

/** Ten on alpha and ten on beta. */
const serverOf = (name: string) => (names.indexOf(name) < 10 ? 'alpha' : 'beta')

test.beforeAll(async () => {
  await deleteAll('e2e-bulk')
  await deleteAll('e2e-snap-many')
  for (const name of names) await lxc(serverOf(name), 'init', 'busybox', name)
  // A limit that the kernel refuses makes LXD take the instance, and fail when it starts it.
  for (const name of broken)
    await lxc(
      serverOf(name),
      'config',
      'set',
      name,
      'raw.lxc=lxc.mount.entry = /nowhere nowhere none bind 0 0',
    )
})
test.afterAll(async () => {
  await deleteAll('e2e-bulk')
  await deleteAll('e2e-del')
  await deleteAll('e2e-snap-many')
})

const running = async () =>
  [...(await onServer('alpha')), ...(await onServer('beta'))]
    .filter(({ name, status }) => name.startsWith('e2e-bulk') && status === 'Running')
    .map(({ name }) => name)
    .sort()

const snapshotsOf = async (server: string, name: string) =>
  (await query(server, `/1.0/instances/${name}/snapshots?recursion=1`)) as {
    name: string
    expires_at: string
  }[]

test('20 are started at once, the 2 that fail are named, and are tried again alone', async ({
  signedIn: page,
}) => {
  const instances = new InstancesPage(page)
  await instances.open()
  await instances.find('name:e2e-bulk-*')
  await page.getByRole('checkbox', { name: 'Select all' }).click()
  const bar = page.getByRole('toolbar', { name: 'Actions on the selected instances' })
  await expect(bar).toContainText('20 selected')
  await bar.getByRole('button', { name: 'Start', exact: true }).click()

  const run = page.getByRole('region', { name: 'Start 20 instances' })
  // The failures come first: all must have ended before they are counted.
  await expect(run).toContainText('18 of 20 done', { timeout: 60_000 })
  await expect(run).toContainText('2 failed')
  await run.getByRole('link', { name: 'Results' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Start 20 instances' })).toBeVisible()
  // The page of the run has a URL of its own, which another visit finds too.
  await page.reload()
  const results = page.getByRole('main')
  for (const name of broken)
    await expect(
      results.getByRole('listitem').filter({ hasText: name }).filter({ hasText: 'Failed to run' }),
    ).toBeVisible()
  await expect(results.getByRole('listitem').filter({ hasText: 'Done' })).toHaveCount(18)
  expect(await running()).toEqual(names.filter((name) => !broken.includes(name)))

  // Mended out of band, they succeed when tried again, and only they are.
  for (const name of broken) {
    // LXD may still be taking down what did not start, and refuses changes until it has.
    await expect(() => lxc(serverOf(name), 'config', 'unset', name, 'raw.lxc')).toPass({ timeout: 30_000 })
  }
  await page.getByRole('button', { name: 'Retry the 2 failed ones' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Start 2 instances' })).toBeVisible()
  await expect(page.getByText('2 of 2 done')).toBeVisible({ timeout: 60_000 })
  expect(await running()).toEqual(names)
})

test('deleting many wants their number, and says what is left out', async ({ signedIn: page }) => {
  const [first = '', second = '', third = ''] = Array.from({ length: 3 }, (_, index) => `e2e-del-${index}`)
  await lxc('alpha', 'init', 'busybox', first)
  await lxc('alpha', 'init', 'busybox', second)
  await launch('alpha', third)
  const instances = new InstancesPage(page)
  await instances.open()
  await instances.find('name:e2e-del-*')
  await page.getByRole('checkbox', { name: 'Select all' }).click()
  await page.getByRole('toolbar').getByRole('button', { name: 'Delete', exact: true }).click()
  const confirm = page.getByRole('dialog', { name: 'Delete 2 instances?' })
  await expect(confirm).toContainText('1 instance left out')
  const button = confirm.getByRole('button', { name: 'Delete 2 instances' })
  await expect(button).toBeDisabled()
  await confirm.getByRole('textbox').fill('2')
  await button.click()
  await expect.poll(() => instances.names()).toEqual([third])
  const left = (await onServer('alpha')).map(({ name }) => name)
  expect(left).not.toContain(first)
  expect(left).not.toContain(second)
})

test('a snapshot of each of several is taken at once, and one that has it already says so', async ({
  signedIn: page,
}) => {
  const onAlpha = 'e2e-snap-many-alpha'
  const onDelta = 'e2e-snap-many-delta'
  await lxc('alpha', 'init', 'busybox', onAlpha)
  await lxc('delta', 'init', 'busybox', onDelta)
  await lxc('alpha', 'snapshot', onAlpha, 'friday')
  const instances = new InstancesPage(page)
  await instances.open()
  await instances.find('name:e2e-snap-many-*')
  await page.getByRole('checkbox', { name: 'Select all' }).click()
  await page.getByRole('toolbar').getByRole('button', { name: 'Snapshot', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Take a snapshot of 2 instances' })
  await dialog.getByLabel('Name').fill('friday')
  await dialog.getByLabel('Expires').selectOption('In a week')
  await dialog.getByRole('button', { name: 'Take a snapshot of 2 instances' }).click()
  const run = page.getByRole('region', { name: 'Snapshot 2 instances' })
  await expect(run).toContainText('1 failed', { timeout: 60_000 })
  await run.getByRole('link', { name: 'Results' }).click()
  const failed = page.getByRole('listitem').filter({ hasText: onAlpha })
  await expect(failed).toContainText('already exists')
  const [taken] = await snapshotsOf('delta', onDelta)
  expect(taken?.name).toBe('friday')
  const days = (Date.parse(taken?.expires_at ?? '') - Date.now()) / 86_400_000
  expect(days).toBeGreaterThan(6.9)
  expect(days).toBeLessThan(7.1)
})
