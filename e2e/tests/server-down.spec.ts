import type { ServerRow } from '@gantry/protocol/server-row'
import type { Page } from '@playwright/test'
import type { Api } from '../harness/api.ts'
import { colourOf } from '../harness/colour.ts'
import { InstancesPage } from '../harness/instances-page.ts'
import { markPage, sameDocument } from '../harness/same-document.ts'
import { expect, networkNoise, test } from '../harness/test.ts'
import { kill, start } from '../lab/faults.ts'
import { deleteAll, launch } from '../lab/instances.ts'
import { lxc } from '../lab/lab.ts'
import { members } from '../lab/servers.ts'

/** A member counts as offline after 11 s without a heartbeat, and Gantry looks every 10 s. */
const thresholdPassed = { timeout: 45_000 }
const backAgain = { timeout: 30_000 }

test.use({ expectedMessages: [networkNoise] })
test.beforeAll(() => deleteAll('e2e-server-down'))
test.afterEach(async () => {
  // Whatever a test came to, the lab stands again.
  await start('beta')
  await start('gamma')
  await deleteAll('e2e-server-down')
})

/** The square of a server in the header. */
const square = (page: Page, words: RegExp) =>
  page.getByRole('list', { name: 'Health of the servers' }).getByRole('link', { name: words })

const gammaOf = async (api: Api) =>
  (await api.call<ServerRow[]>('GET', 'api/servers')).find(({ name }) => name === 'gamma')

test('a server is killed: the others go on, its rows say when they were last seen', async ({
  signedIn: page,
}) => {
  test.setTimeout(120_000)
  const [hers, other] = ['e2e-server-down-beta', 'e2e-server-down-alpha']
  await launch('beta', hers)
  await lxc('alpha', 'init', 'busybox', other)
  const instances = new InstancesPage(page)
  await instances.open()
  await instances.find('e2e-server-down')
  const row = instances.row(hers)
  await expect(row).toContainText('Running')
  await expect(square(page, /^beta: Online/)).toBeVisible()
  const lively = await colourOf(row)
  await markPage(page)

  await kill('beta')
  await expect(square(page, /^beta: Unreachable since/)).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'beta is unreachable since' })).toBeVisible()
  await expect(row).toContainText('Running')
  await expect(row).toContainText(/last seen/i)
  await expect(row, 'it is dimmed').not.toHaveCSS('color', lively)
  const stop = row.getByRole('button', { name: `Stop ${hers}` })
  await expect(stop).toHaveAttribute('aria-disabled', 'true')
  await expect(stop).toHaveAttribute('data-tip', /beta is unreachable/)

  await lxc('alpha', 'start', other)
  await expect(instances.row(other)).toContainText('Running')
  await expect(instances.row(other)).not.toContainText(/last seen/i)

  await start('beta')
  await expect(square(page, /^beta: Online/)).toBeVisible(backAgain)
  await expect(row).not.toContainText(/last seen/i)
  await expect(row).toHaveCSS('color', lively)
  await expect(stop).not.toHaveAttribute('aria-disabled')
  await lxc('beta', 'stop', '--force', hers)
  await expect(row).toContainText('Stopped')
  expect(await sameDocument(page)).toBe(true)
})

test('the member that Gantry talks to is killed: the cluster goes on by another', async ({
  signedIn: page,
  fleet,
  api,
}) => {
  test.setTimeout(180_000)
  for (const { name } of members) await launch('gamma', `e2e-server-down-${name}`, { target: name })
  const gamma = await gammaOf(api)
  const talked = members.find(({ address }) => address === gamma?.via)?.name ?? 'none'
  const [spared = 'none'] = members.map(({ name }) => name).filter((name) => name !== talked)
  const instances = new InstancesPage(page)
  await instances.open()
  await instances.find('e2e-server-down')
  const row = (member: string) => instances.row(`e2e-server-down-${member}`)
  for (const { name } of members) await expect(row(name)).toContainText('Running')
  await markPage(page)

  await kill(talked)
  await expect(row(talked)).toContainText('Error', thresholdPassed)
  await expect(row(spared)).toContainText('Running')
  await expect(square(page, /^gamma: Online/)).toBeVisible()
  await expect.poll(async () => (await gammaOf(api))?.via).not.toBe(gamma?.via)
  await lxc(spared, 'stop', '--force', `e2e-server-down-${spared}`)
  await expect(row(spared)).toContainText('Stopped')
  expect(await sameDocument(page)).toBe(true)

  await page.goto(new URL(`servers/${gamma?.id}`, fleet.url).href)
  const member = page
    .getByRole('table', { name: 'Members of the cluster' })
    .getByRole('row')
    .filter({ hasText: talked })
  await expect(member).toContainText('Offline')

  await start(talked)
  await expect(member).toContainText('Online', backAgain)
  await instances.open()
  await instances.find('e2e-server-down')
  await expect(row(talked)).toContainText('Running', backAgain)
  await lxc(spared, 'stop', '--force', `e2e-server-down-${talked}`)
  await expect(row(talked), 'its events are heard again').toContainText('Stopped')
})
