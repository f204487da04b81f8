import { readFile } from 'node:fs/promises'
import type { CommandRun } from '@gantry/protocol/saved-command'
import type { Page } from '@playwright/test'
import { expectAccessible } from '../harness/accessibility.ts'
import { InstancesPage } from '../harness/instances-page.ts'
import { openInstance } from '../harness/terminal-page.ts'
import { expect, signIn, test } from '../harness/test.ts'
import { deleteAll, launch } from '../lab/instances.ts'
import { lxc } from '../lab/lab.ts'

const names = Array.from({ length: 20 }, (_, index) => `e2e-run-${String(index + 1).padStart(2, '0')}`)
/** The command ends with another code than 0. */
const broken = ['e2e-run-04', 'e2e-run-15']
/** Has no such user, so the command cannot be run at all. */
const userless = 'e2e-run-09'

/** Ten on alpha and ten on beta. */
const serverOf = (name: string) => (names.indexOf(name) < 10 ? 'alpha' : 'beta')
const inside = (name: string, line: string) => lxc(serverOf(name), 'exec', name, '--', 'sh', '-c', line)
const addUser = (name: string) => inside(name, 'echo "runner:x:1234:1234::/tmp:/bin/sh" >> /etc/passwd')

test.beforeAll(async () => {
  test.setTimeout(180_000)
  await deleteAll('e2e-run')
  const launchSome = async (some: string[]) => {
    for (const name of some) {
      await launch(serverOf(name), name)
      if (name !== userless) await addUser(name)
    }
  }
  await Promise.all([launchSome(names.slice(0, 10)), launchSome(names.slice(10))])
  for (const name of broken) await inside(name, 'touch /tmp/broken')
})
test.afterAll(() => deleteAll('e2e-run'))

const items = (page: Page) => page.getByRole('grid', { name: 'Instances of the run' })
const itemOf = (page: Page, name: string) =>
  items(page)
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name, exact: true }) })
const shownItems = (page: Page) => items(page).getByRole('row').getByRole('link').allTextContents()

/** Chooses instances in the table, and opens the dialog from the bar. */
async function select(page: Page, query: string): Promise<void> {
  const instances = new InstancesPage(page)
  await instances.open()
  await instances.find(query)
  await page.getByRole('checkbox', { name: 'Select all' }).click()
  await page
    .getByRole('toolbar', { name: 'Actions on the selected instances' })
    .getByRole('button', { name: 'Run command' })
    .click()
}

test('a saved command runs on 20 instances, 3 fail, and are run again alone once mended', async ({
  signedIn: page,
}) => {
  test.setTimeout(150_000)
  await page.getByRole('navigation', { name: 'Navigation' }).getByRole('link', { name: 'Commands' }).click()
  await page.getByRole('button', { name: 'New command' }).first().click()
  const form = page.getByRole('dialog', { name: 'New command' })
  await form.getByLabel('Name', { exact: true }).fill('Greet')
  await form
    .getByLabel('Command', { exact: true })
    .fill('echo "$GREETING from $(hostname) as $(id -un)"\necho oops >&2; test ! -e /tmp/broken')
  await form.getByLabel(/^User/).fill('runner')
  await form.getByLabel(/^Environment/).fill('not a variable')
  await form.getByRole('button', { name: 'Save command' }).click()
  await expect(form.getByText('not a variable is not NAME=value')).toBeVisible()
  await form.getByLabel(/^Environment/).fill('GREETING=Good morning')
  await form.getByRole('button', { name: 'Save command' }).click()
  await expect(form).toBeHidden()
  const saved = page.getByRole('grid', { name: 'Saved commands' })
  await expect(saved.getByRole('row').filter({ hasText: 'Greet' })).toContainText('runner')
  await expectAccessible(page, 'saved commands')

  await select(page, 'name:e2e-run-*')
  const dialog = page.getByRole('dialog', { name: 'Run a command on 20 instances' })
  await dialog.getByLabel('Saved command').selectOption('Greet')
  await expect(dialog.getByLabel(/^User/)).toHaveValue('runner')
  await dialog.getByRole('button', { name: 'Run on 20 instances' }).click()

  await expect(page.getByRole('heading', { level: 1, name: 'Greet' })).toBeVisible()
  await expect(page.getByText('20 instances, 3 failed')).toBeVisible({ timeout: 60_000 })
  await expectAccessible(page, 'a run')
  const filter = page.getByRole('group', { name: 'Filter by exit code' })
  await filter.getByRole('button', { name: /^Exit code 0/ }).click()
  const good = names.filter((name) => !broken.includes(name) && name !== userless)
  await expect.poll(async () => (await shownItems(page)).length).toBe(17)
  expect(await shownItems(page)).toEqual(good)
  await filter.getByRole('button', { name: /^Not 0/ }).click()
  await expect.poll(() => shownItems(page)).toEqual(broken)
  await filter.getByRole('button', { name: /^Could not run/ }).click()
  await expect.poll(() => shownItems(page)).toEqual([userless])
  await expect(itemOf(page, userless)).toContainText('runner')
  await filter.getByRole('button', { name: /^All/ }).click()

  // The output of one, both streams, where it stands in the URL.
  await itemOf(page, 'e2e-run-01').getByRole('link').click()
  const output = page.getByRole('region', { name: 'Output of e2e-run-01' })
  await expect(output).toContainText('Good morning from e2e-run-01 as runner')
  await expect(output).toContainText('oops')
  await page.reload()
  await expect(output).toContainText('Good morning from e2e-run-01 as runner')

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download all outputs' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^greet-.*\.txt$/)
  const file = await readFile(await download.path(), 'utf8')
  for (const name of [...good, ...broken]) expect(file).toContain(`Good morning from ${name} as runner`)
  expect(file).toContain('==> e2e-run-04 (alpha, project default): Exit code 1 <==')
  expect(file).toMatch(/==> e2e-run-09 \(alpha, project default\): .*runner/)

  for (const name of broken) await inside(name, 'rm /tmp/broken')
  await addUser(userless)
  await page.getByRole('button', { name: 'Run again on the 3 that failed' }).click()
  await expect(page.getByText('3 instances, all with exit code 0')).toBeVisible({ timeout: 30_000 })
  expect(await shownItems(page)).toEqual(['e2e-run-04', 'e2e-run-09', 'e2e-run-15'])
  await expect(page.getByRole('button', { name: /^Run again on/ })).toHaveAttribute('aria-disabled', 'true')

  // It can be changed and deleted.
  await page.getByRole('navigation', { name: 'Navigation' }).getByRole('link', { name: 'Commands' }).click()
  await saved.getByRole('button', { name: 'Change Greet' }).click()
  const change = page.getByRole('dialog', { name: 'Change “Greet”' })
  await expect(change.getByLabel(/^Environment/)).toHaveValue('GREETING=Good morning')
  await change.getByLabel('Name', { exact: true }).fill('Greet all')
  await change.getByRole('button', { name: 'Save changes' }).click()
  await saved.getByRole('button', { name: 'Delete Greet all' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('No saved commands')).toBeVisible()
})

test('a run goes on after its tab is closed, shows its output as it comes, and can be ended', async ({
  context,
  fleet,
  api,
}) => {
  const first = await context.newPage()
  await signIn(first, fleet)
  await select(first, 'name:e2e-run-01')
  const dialog = first.getByRole('dialog', { name: 'Run a command on e2e-run-01' })
  await dialog
    .getByLabel('Command', { exact: true })
    .fill('echo begun; until test -e /tmp/go; do sleep 0.1; done; echo went on; exec sleep 600')
  await dialog.getByRole('button', { name: 'Run on e2e-run-01' }).click()
  await expect(first.getByRole('region', { name: 'Output of e2e-run-01' })).toContainText('begun')
  await first.close()

  await inside('e2e-run-01', 'touch /tmp/go')
  const [run] = await api.call<CommandRun[]>('GET', 'api/command-runs')
  expect(run?.ended).toBeNull()
  const second = await context.newPage()
  await second.goto(new URL('commands/runs', fleet.url).href)
  await second
    .getByRole('grid', { name: 'Runs' })
    .getByRole('link', { name: /^echo begun/ })
    .click()
  await expect(second.getByRole('region', { name: 'Output of e2e-run-01' })).toContainText('went on')
  await second.getByRole('button', { name: 'End the run' }).click()
  await second.getByRole('dialog').getByRole('button', { name: 'End', exact: true }).click()
  await expect(second.getByText('1 instance, 1 failed')).toBeVisible()
  await expect.poll(() => inside('e2e-run-01', 'pidof sleep || echo none')).toContain('none')
  await second.getByRole('button', { name: 'Forget the run' }).click()
  await expect(
    second.getByRole('grid', { name: 'Runs' }).getByRole('link', { name: /^echo begun/ }),
  ).toHaveCount(0)
})

test('a run on one instance from its own page says when its output was cut', async ({ signedIn: page }) => {
  await openInstance(page, 'e2e-run-02')
  await page.getByRole('button', { name: 'Actions for e2e-run-02' }).click()
  await page.getByRole('menuitem', { name: 'Run a command…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Run a command on e2e-run-02' })
  await dialog.getByLabel('Command', { exact: true }).fill('seq 1 30000; exit 7')
  await dialog.getByRole('button', { name: 'Run on e2e-run-02' }).click()
  const output = page.getByRole('region', { name: 'Output of e2e-run-02' })
  await expect(output).toContainText('Exit code 7')
  await expect(output).toContainText('These are the first 64 KiB of 165 KiB')
})
