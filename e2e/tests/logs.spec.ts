import { existsSync } from 'node:fs'
import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from '../harness/accessibility.ts'
import { asPerson } from '../harness/as-person.ts'
import { openInstance } from '../harness/terminal-page.ts'
import { expect, networkNoise, test } from '../harness/test.ts'
import { deleteAll, launch } from '../lab/instances.ts'
import { lxc } from '../lab/lab.ts'
import { inLab } from '../lab/settings.ts'

const places = [
  { server: 'alpha', daemon: 'alpha', target: undefined },
  { server: 'gamma', daemon: 'm2', target: 'm2' },
  { server: 'delta', daemon: 'delta', target: undefined },
]
const nameOn = (server: string) => `e2e-logs-${server}`
/** Where a server keeps the logs of an instance; it lists what is there. */
const logOf = (daemon: string, server: string, file: string) =>
  join(inLab(daemon), 'logs', nameOn(server), file)

// A deletion that a server refuses is an answer 400, which the browser notes.
test.use({ expectedMessages: [networkNoise] })
test.beforeAll(async () => {
  await deleteAll('e2e-logs')
  for (const { server, target } of places) {
    await launch(server, nameOn(server), target === undefined ? {} : { target })
  }
})
test.afterAll(() => deleteAll('e2e-logs'))

async function openLogs(page: Page, name: string): Promise<void> {
  await openInstance(page, name)
  await page.getByRole('navigation', { name: 'Instance' }).getByRole('link', { name: 'Logs' }).click()
  await expect(page.getByLabel('Log file')).toBeVisible()
}

for (const { server, daemon } of places) {
  test(`every log of ${server} is read, followed, downloaded and deleted`, async ({ signedIn: page }) => {
    const file = 'snapshot_e2e.log'
    const path = logOf(daemon, server, file)
    await writeFile(path, 'first line\n')
    await openLogs(page, nameOn(server))
    // What starts it comes first; Incus keeps no lxc.conf among them.
    await expect(page.getByLabel('Log file')).toHaveValue('lxc.log')
    await expect(page.getByRole('region', { name: 'lxc.log' })).toBeVisible()
    await page.getByLabel('Log file').selectOption(file)
    const log = page.getByRole('region', { name: file })
    await expect(log).toContainText('first line')
    await expect(page).toHaveURL(/file=snapshot_e2e\.log/)
    await expectAccessible(page, 'the logs')

    await page.getByLabel('Follow').check()
    await expect(page.getByText('read again every 2 s while this page is visible')).toBeVisible()
    await appendFile(path, 'second line\n')
    await expect(log).toContainText('second line')

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download' }).click(),
    ])
    expect(download.suggestedFilename()).toBe(`${nameOn(server)}-${file}`)
    expect(await readFile(await download.path(), 'utf8')).toBe('first line\nsecond line\n')

    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: `Delete ${file}?` })
    const client = server === 'delta' ? 'incus' : 'lxc'
    const part = `/1.0/instances/${nameOn(server)}/logs/${file}`
    await expect(dialog.getByText(`${client} query --request DELETE ${server}:${part}`)).toBeVisible()
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByLabel('Log file').getByRole('option', { name: file })).toHaveCount(0)
    expect(existsSync(path)).toBe(false)
  })
}

test('a log that the server keeps is refused in its own words', async ({ signedIn: page }) => {
  await openLogs(page, nameOn('alpha'))
  await page.getByLabel('Log file').selectOption('lxc.log')
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete lxc.log?' })
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText('lxc.log')
  expect(existsSync(logOf('alpha', 'alpha', 'lxc.log'))).toBe(true)
})

test('of megabytes the end is shown, all of it when asked, and searched', async ({ signedIn: page }) => {
  const file = 'snapshot_long.log'
  const lines = Array.from(
    { length: 30_000 },
    (_, at) => `line ${at} of a log that is rather long, ${at % 7}`,
  )
  lines[10] = 'the Needle is at the beginning'
  lines[29_990] = 'a needle is at the end, and one more needle'
  await writeFile(logOf('alpha', 'alpha', file), `${lines.join('\n')}\n`)
  await openLogs(page, nameOn('alpha'))
  await page.getByLabel('Log file').selectOption(file)
  const log = page.getByRole('region', { name: file })
  await expect(log).toContainText('line 29999 of')
  await expect(log).not.toContainText('line 20 of')
  await expect(page.getByText(/^These are the last \d{3} KiB of 1\.\d MiB/)).toBeVisible()
  await expect(log.getByText('line 29999 of')).toBeInViewport()

  const search = page.getByRole('searchbox', { name: 'Search in the log' })
  await search.fill('needle')
  await expect(page.getByText('2 of 2', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect(page.getByText('3 of 3', { exact: true })).toBeVisible()
  await search.press('Enter')
  await expect(page.getByText('1 of 3', { exact: true })).toBeVisible()
  await expect(log.getByText('Needle', { exact: true })).toBeInViewport()
  await page.getByRole('button', { name: 'Next match' }).click()
  await expect(page.getByText('2 of 3', { exact: true })).toBeVisible()
  await search.press('Shift+Enter')
  await expect(page.getByText('1 of 3', { exact: true })).toBeVisible()
  await search.fill('no such word')
  await expect(page.getByText('none', { exact: true })).toBeVisible()
  // What is looked at stands in the URL.
  await page.reload()
  await expect(search).toHaveValue('no such word')
  await expect(log).toContainText('line 20 of')
})

test('what a command printed that was recorded is among the logs of Incus', async ({ signedIn: page }) => {
  const name = nameOn('delta')
  const body = JSON.stringify({ command: ['echo', 'was recorded'], 'record-output': true })
  await lxc('delta', 'query', '--request', 'POST', '--wait', '--data', body, `/1.0/instances/${name}/exec`)
  await openLogs(page, name)
  const option = page.getByLabel('Log file').getByRole('option', { name: /^exec_.*stdout$/ })
  await page.getByLabel('Log file').selectOption((await option.first().textContent()) ?? '')
  await expect(page.getByRole('region', { name: /^exec_/ })).toContainText('was recorded')
})

test('who may only look reads the logs and deletes none', async ({ page, fleet, api }) => {
  await asPerson({ page, fleet, api }, { role: 'viewer', server: 'alpha', name: 'Lola' }, async () => {
    await openLogs(page, nameOn('alpha'))
    await page.getByLabel('Log file').selectOption('lxc.conf')
    await expect(page.getByRole('region', { name: 'lxc.conf' })).toContainText('lxc.')
    const remove = page.getByRole('button', { name: 'Delete', exact: true })
    await expect(remove).toHaveAttribute('aria-disabled', 'true')
    await remove.hover()
    await expect(page.getByRole('tooltip')).toContainText('instances.operate')
  })
})
