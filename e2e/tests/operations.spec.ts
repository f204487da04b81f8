import type { OperationPage } from '@gantry/protocol/operation-row'
import type { ServerRow } from '@gantry/protocol/server-row'
import type { Page } from '@playwright/test'
import { administrator } from '../harness/gantry.ts'
import { HeldLink } from '../harness/held-link.ts'
import { InstancesPage } from '../harness/instances-page.ts'
import { test as own } from '../harness/own-gantry.ts'
import { expect, networkNoise, signIn, test } from '../harness/test.ts'
import { deleteAll, launch } from '../lab/instances.ts'
import { lxc, query, streams } from '../lab/lab.ts'
import { folders } from '../lab/settings.ts'

const aliasOfImage = 'e2e-operations'

test.beforeEach(() => cleanUp())
test.afterAll(() => cleanUp())

async function cleanUp(): Promise<void> {
  await deleteAll('e2e-operations')
  // What was downloaded once is not downloaded again.
  await lxc('alpha', 'image', 'delete', aliasOfImage).catch(() => undefined)
}

/** Of the image's megabyte, so much comes before the download stands still. */
const half = 600_000

async function heldStreams(): Promise<HeldLink> {
  const { hostname, port } = new URL(streams.url)
  return await HeldLink.start({ host: hostname, port: Number(port) }, half)
}

/** Downloads an image as `lxc image copy` does; ends when the operation does, with how it ended. */
async function download(link: HeldLink): Promise<string> {
  const body = {
    aliases: [{ name: aliasOfImage }],
    source: {
      type: 'image',
      mode: 'pull',
      protocol: 'simplestreams',
      server: `https://127.0.0.1:${link.port}`,
      alias: 'busybox/web',
      certificate: (await streams.certificate()).pem,
    },
  }
  return await lxc('alpha', 'query', '--wait', '-X', 'POST', '-d', JSON.stringify(body), '/1.0/images')
}

const pane = (page: Page) => page.getByRole('region', { name: 'Operations', exact: true })

async function openPane(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Operations .*running/ }).click()
  await expect(pane(page)).toBeVisible()
}

test('an operation of the command line shows with its progress, on every page', async ({
  signedIn: page,
}) => {
  await using link = await heldStreams()
  await openPane(page)
  const line = pane(page).getByRole('listitem').filter({ hasText: 'Downloading image' }).first()
  const ended = download(link)
  await expect(line).toContainText('Running')
  await expect(line).toContainText('on alpha')
  await expect(line).toContainText(/rootfs: \d+%/)
  const percent = line.getByRole('progressbar')
  await expect(percent).toHaveAttribute('value', /^[1-9]\d?$/)

  await new InstancesPage(page).open()
  await expect(line, 'the pane outlives the page').toContainText('Running')
  await page.getByRole('link', { name: 'All operations' }).click()
  const table = page.getByRole('grid', { name: 'Operations' }).getByRole('row')
  const row = table.filter({ hasText: 'Downloading image' }).filter({ hasText: 'Running' })
  await expect(row).toHaveCount(1)
  await expect(row, 'nobody in Gantry started it').not.toContainText(administrator.name)

  link.letGo()
  await expect(line).toContainText('Done')
  await ended
  expect(await lxc('alpha', 'image', 'list', '--format', 'csv')).toContain(aliasOfImage)
})

test('a running download is cancelled', async ({ signedIn: page }) => {
  await using link = await heldStreams()
  await openPane(page)
  const line = pane(page).getByRole('listitem').filter({ hasText: 'Downloading image' }).first()
  const ended = download(link).catch(String)
  await expect(line).toContainText(/rootfs: \d+%/)
  await line.getByRole('button', { name: 'Cancel' }).click()
  // LXD 5.0.2 ends it as cancelled, and a moment later once more as failed, in either order.
  await expect(line).toContainText('Cancelled')
  await expect(line.getByRole('button', { name: 'Cancel' })).toHaveCount(0)
  expect(await ended).toMatch(/Cancelled|context canceled/)
  expect(await lxc('alpha', 'image', 'list', '--format', 'csv')).not.toContain(aliasOfImage)
})

test('what the server cannot cancel says so', async ({ signedIn: page }) => {
  const name = 'e2e-operations-exec'
  await launch('alpha', name)
  await openPane(page)
  const line = pane(page).getByRole('listitem').filter({ hasText: name }).filter({ hasText: 'Executing' })
  const ended = lxc('alpha', 'exec', name, '--', 'sleep', '600').catch(() => 'ended by force')
  await expect(line).toContainText('Running')
  const cancel = line.getByRole('button', { name: 'Cancel' })
  await expect(cancel).toHaveAttribute('aria-disabled', 'true')
  await expect(cancel).toHaveAttribute('data-tip', /The server cannot cancel this operation/)
  await lxc('alpha', 'stop', '--force', name)
  await ended
  await expect(line).not.toContainText('Running')
})

own(
  'what a person starts has their name, after a restart and after the server forgot it',
  async ({ page, own: gantry, ownApi }) => {
    const name = 'e2e-operations-start'
    await deleteAll('e2e-operations')
    await ownApi.call('POST', 'api/servers/import', { folder: folders.lxc })
    await lxc('alpha', 'init', 'busybox', name)
    await signIn(page, gantry)
    const instances = new InstancesPage(page)
    await instances.open()
    await instances.find(name)
    await instances
      .row(name)
      .getByRole('button', { name: `Start ${name}` })
      .click()
    await expect(instances.row(name)).toContainText('Running')
    expect(await lxc('alpha', 'list', name, '--format', 'csv', '--columns', 's')).toBe('RUNNING\n')

    const row = page
      .getByRole('grid', { name: 'Operations' })
      .getByRole('row')
      .filter({ hasText: `Starting instance ${name}` })
    const look = async () => {
      await page.goto(new URL('operations', gantry.url).href)
      await expect(row).toContainText('Done')
      await expect(row).toContainText(administrator.name)
      await expect(row).toContainText('alpha')
    }
    await look()

    const alpha = (await ownApi.call<ServerRow[]>('GET', 'api/servers')).find((one) => one.name === 'alpha')
    const path = `api/operations?instance=${alpha?.id}/default/${name}`
    const remembered = await ownApi.call<OperationPage>('GET', path)
    const started = remembered.rows.find(({ description }) => description === 'Starting instance')
    expect(started?.person?.name).toBe(administrator.name)
    const forgotten = () =>
      query('alpha', `/1.0/operations/${started?.id}`).then(
        () => 'known',
        () => 'forgotten',
      )
    await expect.poll(forgotten, { timeout: 20_000 }).toBe('forgotten')
    await gantry.restart()
    await look()
    await deleteAll('e2e-operations')
  },
)

test.use({ expectedMessages: [networkNoise] })
own.use({ expectedMessages: [networkNoise] })
