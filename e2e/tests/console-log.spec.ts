import { readFile } from 'node:fs/promises'
import { expectAccessible } from '../harness/accessibility.ts'
import { asPerson } from '../harness/as-person.ts'
import { openInstance } from '../harness/terminal-page.ts'
import { expect, networkNoise, test } from '../harness/test.ts'
import { deleteAll, launch } from '../lab/instances.ts'
import { lxc } from '../lab/lab.ts'

const name = 'e2e-log'
const fresh = 'e2e-log-fresh'
// A log that is not there is an answer 500 of the server's, which the browser notes.
test.use({ expectedMessages: [networkNoise] })
test.beforeAll(async () => {
  await deleteAll(name)
  await launch('alpha', name)
  await lxc('alpha', 'init', 'busybox', fresh)
})
test.afterAll(() => deleteAll(name))

const print = (text: string) =>
  lxc('alpha', 'exec', name, '--', 'sh', '-c', `printf '${text}\\r\\n' > /dev/console`)

test('the console log is read, refreshed, downloaded and cleared', async ({ signedIn: page }) => {
  await print('\\033[32mfirst words\\033[0m')
  await openInstance(page, name)
  await page.getByRole('link', { name: 'Console log' }).click()
  const log = page.getByRole('region', { name: 'Console log' })
  await expect(log).toContainText('first words')
  await expectAccessible(page, 'the console log')
  await print('second words')
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(log).toContainText('second words')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download' }).click(),
  ])
  expect(download.suggestedFilename()).toBe(`${name}-console.log`)
  expect(await readFile(await download.path(), 'utf8')).toContain('second words')
  await page.getByRole('button', { name: 'Clear' }).click()
  await page
    .getByRole('dialog', { name: `Clear the console log of ${name}?` })
    .getByRole('button', { name: 'Clear' })
    .click()
  await expect(page.getByText(`Console log of ${name} cleared`)).toBeVisible()
  await print('third words')
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(log).toContainText('third words')
  await expect(log).not.toContainText('first words')
})

test('one that never ran has none yet', async ({ signedIn: page }) => {
  await openInstance(page, fresh)
  await page.getByRole('link', { name: 'Console log' }).click()
  await expect(page.getByRole('heading', { name: 'There is none yet' })).toBeVisible()
})

test('who may not operate the instance does not get it', async ({ page, fleet, api }) => {
  await asPerson({ page, fleet, api }, { role: 'viewer', server: 'alpha', name: 'Leo' }, async () => {
    await openInstance(page, name)
    await expect(page.getByRole('link', { name: 'Operations' }).last()).toBeVisible()
    await expect(page.getByRole('link', { name: 'Console log' })).toHaveCount(0)
    await page.goto(`${page.url().split('?')[0]}/console-log`)
    await expect(page.getByText('instances.operate')).toBeVisible()
  })
})
