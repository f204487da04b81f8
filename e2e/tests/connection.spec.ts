import { InstancesPage } from '../harness/instances-page.ts'
import { test as own } from '../harness/own-gantry.ts'
import { passed } from '../harness/passed.ts'
import { markPage, sameDocument } from '../harness/same-document.ts'
import { TcpProxy } from '../harness/tcp-proxy.ts'
import { expect, networkNoise, signIn, test } from '../harness/test.ts'
import { deleteAll, launch } from '../lab/instances.ts'
import { certificate, lxc, servers, trustPassword } from '../lab/lab.ts'
import { folders } from '../lab/settings.ts'

const cutFor = 5_000
/** The page must be right again this soon after the link is back. */
const rightWithin = { timeout: 2_000 }

test.use({ expectedMessages: [networkNoise] })
own.use({ expectedMessages: [networkNoise] })
test.beforeEach(() => deleteAll('e2e-connection'))
test.afterAll(() => deleteAll('e2e-connection'))

const stays = 'e2e-connection-stays'
const goes = 'e2e-connection-goes'
const comes = 'e2e-connection-comes'
const before = 'e2e-connection-before'
const after = 'e2e-connection-after'

/** What is there before a cut: one that will stop, one that will be deleted, one that will be renamed. */
async function prepare(): Promise<void> {
  await launch('alpha', stays)
  await lxc('alpha', 'init', 'busybox', goes)
  await lxc('alpha', 'init', 'busybox', before)
}

async function change(): Promise<void> {
  await lxc('alpha', 'stop', '--force', stays)
  await lxc('alpha', 'delete', goes)
  await lxc('alpha', 'rename', before, after)
  await lxc('alpha', 'launch', 'busybox', comes)
}

async function expectBefore(instances: InstancesPage): Promise<void> {
  await expect(instances.row(stays)).toContainText('Running')
  await expect(instances.row(goes)).toContainText('Stopped')
  await expect(instances.row(before)).toContainText('Stopped')
}

/** All of it within one time, measured from now. */
async function expectAfter(instances: InstancesPage, within?: { timeout: number }): Promise<void> {
  await Promise.all([
    expect(instances.row(stays)).toContainText('Stopped', within),
    expect(instances.row(goes)).toHaveCount(0, within),
    expect(instances.row(before)).toHaveCount(0, within),
    expect(instances.row(after)).toContainText('Stopped', within),
    expect(instances.row(comes)).toContainText('Running', within),
  ])
}

const addressOf = (name: string) => servers.find((server) => server.name === name)?.addresses[0] ?? ''
const targetOf = (url: string) => ({ host: '127.0.0.1', port: Number(new URL(url).port) })

test('the link between browser and Gantry is cut for 5 s', async ({ signedIn: page, fleet }) => {
  await prepare()
  await using link = await TcpProxy.start(targetOf(fleet.url))
  await page.goto(`http://127.0.0.1:${link.port}/`)
  const instances = new InstancesPage(page)
  await instances.open()
  await instances.find('e2e-connection')
  await expectBefore(instances)
  await markPage(page)

  const cutAt = performance.now()
  await link.cut()
  await change()
  await expect(page.getByRole('status').filter({ hasText: 'Not live since' })).toBeVisible()
  await expectBefore(instances)
  await passed(cutFor, cutAt)
  await link.mend()
  await expectAfter(instances, rightWithin)
  await expect(page.getByText('Not live since')).toHaveCount(0)
  expect(await sameDocument(page)).toBe(true)
})

own('the link between Gantry and a server is cut for 5 s', async ({ page, own: gantry, ownApi }) => {
  await prepare()
  await using link = await TcpProxy.start(targetOf(`https://${addressOf('alpha')}`))
  const { fingerprint } = await certificate('alpha')
  const password = await trustPassword()
  const addresses = [`127.0.0.1:${link.port}`]
  await ownApi.call('POST', 'api/servers', {
    way: 'password',
    name: 'alpha',
    addresses,
    fingerprint,
    password,
  })
  await signIn(page, gantry)
  const instances = new InstancesPage(page)
  await instances.open()
  await instances.find('e2e-connection')
  await expectBefore(instances)
  await markPage(page)

  const cutAt = performance.now()
  await link.cut()
  await change()
  await expect(page.getByRole('status').filter({ hasText: 'alpha is unreachable since' })).toBeVisible()
  await expect(instances.row(stays)).toContainText(/last seen/i)
  await passed(cutFor, cutAt)
  await link.mend()
  await expectAfter(instances, rightWithin)
  await expect(page.getByText('is unreachable since')).toHaveCount(0)
  expect(await sameDocument(page)).toBe(true)
})

own('Gantry is killed and started again', async ({ page, own: gantry, ownApi }) => {
  await prepare()
  for (const folder of [folders.lxc, folders.incus])
    await ownApi.call('POST', 'api/servers/import', { folder })
  await signIn(page, gantry)
  const instances = new InstancesPage(page)
  await instances.open()
  await instances.find('e2e-connection')
  await expectBefore(instances)
  await markPage(page)

  await gantry.kill()
  await change()
  await expect(page.getByRole('status').filter({ hasText: 'Not live since' })).toBeVisible()
  await gantry.restart()
  await expectAfter(instances)
  expect(await sameDocument(page), 'the session is still good, and the page the same').toBe(true)
  await page.getByRole('link', { name: /^Servers/ }).click()
  const online = page.getByRole('grid', { name: 'Servers and clusters' }).getByText('Online', { exact: true })
  await expect(online).toHaveCount(servers.length)
})
