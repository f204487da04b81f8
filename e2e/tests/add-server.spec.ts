import { dirname } from 'node:path'
import type { ServerRow } from '@gantry/protocol/server-row'
import type { ClientIdentity } from '@gantry/protocol/servers'
import { test as base } from '../harness/own-gantry.ts'
import { ServerPages } from '../harness/server-pages.ts'
import { expect, networkNoise, signIn } from '../harness/test.ts'
import { trusts } from '../harness/trust.ts'
import { deleteAll } from '../lab/instances.ts'
import { certificate, lxc, servers, token, trustPassword, unixSocket } from '../lab/lab.ts'
import { folders } from '../lab/settings.ts'

const test = base.extend<{ pages: ServerPages; identity: string }>({
  pages: async ({ page, own, ownApi: _ }, use) => {
    await signIn(page, own)
    await use(new ServerPages(page, own))
  },
  identity: async ({ ownApi }, use) => {
    const { fingerprint } = await ownApi.call<ClientIdentity>('GET', 'api/identity')
    await use(fingerprint)
  },
})

const instance = 'e2e-add-server-one'
const addressesOf = (name: string) => servers.find((server) => server.name === name)?.addresses ?? []

test.beforeAll(async () => {
  await deleteAll('e2e-add-server')
  await Promise.all(servers.map(({ name }) => lxc(name, 'init', 'busybox', instance)))
})
test.afterAll(() => deleteAll('e2e-add-server'))

test.describe('a local socket', () => {
  const folderOf = (name: string) => dirname(unixSocket(name))
  test.use({
    environment: async ({ browserName: _ }, use) => {
      await use({ LXD_DIR: folderOf('alpha'), INCUS_DIR: folderOf('delta') })
    },
  })

  for (const [server, version] of [
    ['alpha', /^LXD \d/],
    ['delta', /^Incus \d/],
  ] as const) {
    test(`of ${server} is found and added`, async ({ page, pages, ownApi }) => {
      await pages.add('local')
      const found = page.getByRole('listitem').filter({ hasText: unixSocket(server) })
      const button = found.getByRole('button', { name: /^Add / })
      const name = ((await button.textContent()) ?? '').replace('Add ', '')
      await button.click()
      await pages.expectOnline(name, version)
      const [row] = await ownApi.call<ServerRow[]>('GET', 'api/servers')
      expect(row).toMatchObject({ name, way: 'unix', addresses: [unixSocket(server)], state: 'online' })
      await pages.expectInstance(instance)

      await pages.add('local')
      await expect(page.getByRole('listitem').filter({ hasText: unixSocket('alpha') })).toHaveCount(
        server === 'alpha' ? 0 : 1,
      )
    })
  }
})

for (const [server, version] of [
  ['beta', /^LXD \d/],
  ['delta', /^Incus \d/],
] as const) {
  test(`a trust token of ${server} is good for it, and once`, async ({ page, pages, identity, ownApi }) => {
    const pasted = await token(server, `e2e-add-server-${server}`)
    const { fingerprint } = await certificate(server)
    await pages.add('token')
    await pages.field('Token').fill(pasted)
    await expect(page.getByRole('img', { name: `Certificate ${fingerprint}` })).toBeVisible()
    expect(await trusts(server, identity), 'a preview changes nothing').toBe(false)

    await pages.field('Name in Gantry').fill(server)
    await pages.press(`Add ${server}`)
    await pages.expectOnline(server, version)
    expect(await trusts(server, identity)).toBe(true)
    const [row] = await ownApi.call<ServerRow[]>('GET', 'api/servers')
    expect(row).toMatchObject({ name: server, way: 'https', fingerprint, state: 'online' })
    await pages.expectInstance(instance)

    // Gone from Gantry and from the trust store, the token is worth nothing: the server says so itself.
    await ownApi.call('DELETE', `api/servers/${row?.id}`)
    await lxc(server, 'config', 'trust', 'remove', identity)
    await pages.add('token')
    await pages.field('Token').fill(pasted)
    await expect(page.getByRole('img', { name: `Certificate ${fingerprint}` })).toBeVisible()
    await pages.field('Name in Gantry').fill(server)
    await pages.press(`Add ${server}`)
    await expect(pages.field('Token')).toHaveAccessibleDescription(
      /certificate add operation|not trusted|denied|found/i,
    )
    expect(await trusts(server, identity)).toBe(false)
  })
}

test('what is no token, or an old one, is said at the field', async ({ page, pages, identity }) => {
  const made = await token('beta', 'e2e-add-server-old')
  await lxc('beta', 'config', 'trust', 'revoke-token', 'e2e-add-server-old')
  const content: unknown = JSON.parse(Buffer.from(made, 'base64').toString())
  const expired = Object.assign({}, content, { expires_at: '2020-01-01T00:00:00Z' })

  await pages.add('token')
  await pages.field('Name in Gantry').fill('beta')
  await pages.field('Token').fill('this is no token')
  await pages.press('Add beta')
  await expect(pages.field('Token')).toHaveAccessibleDescription(/no trust token/)

  await pages.field('Token').fill(Buffer.from(JSON.stringify(expired)).toString('base64'))
  await expect(page.getByText(/token expired/)).toBeVisible()
  expect(await trusts('beta', identity)).toBe(false)
})

test.describe('an address and the trust password', () => {
  test('of alpha, after a wrong one', async ({ page, pages, identity, ownApi }) => {
    const { fingerprint } = await certificate('alpha')
    await pages.add('password')
    await pages.field('Addresses').fill(addressesOf('alpha').join('\n'))
    await pages.press('Check')
    await expect(page.getByRole('img', { name: `Certificate ${fingerprint}` })).toBeVisible()
    await pages.field('Name in Gantry').fill('alpha')
    await pages.field('Trust password').fill('not the password')

    const add = page.getByRole('button', { name: 'Add alpha' })
    await expect(add, 'nothing is sent before the fingerprint was compared').toBeDisabled()
    await page.getByLabel('The fingerprint is the same as on the server').check()
    await add.click()
    await expect(pages.field('Trust password')).toHaveAccessibleDescription(/password/i)
    await expect(pages.field('Trust password')).toHaveAttribute('aria-invalid', 'true')
    expect(await trusts('alpha', identity)).toBe(false)

    await pages.field('Trust password').fill(await trustPassword())
    await add.click()
    await pages.expectOnline('alpha', /^LXD \d/)
    expect(await trusts('alpha', identity)).toBe(true)
    const [row] = await ownApi.call<ServerRow[]>('GET', 'api/servers')
    expect(row).toMatchObject({ way: 'https', fingerprint, addresses: addressesOf('alpha') })
    await pages.expectInstance(instance)
  })

  test('of three members make one server with three members', async ({ page, pages, identity, ownApi }) => {
    await pages.add('password')
    await pages.field('Addresses').fill(addressesOf('gamma').join('\n'))
    await pages.press('Check')
    await page.getByLabel('The fingerprint is the same as on the server').check()
    await pages.field('Trust password').fill(await trustPassword())
    await pages.field('Name in Gantry').fill('gamma')
    await pages.press('Add gamma')
    await pages.expectOnline('gamma', /LXD \d.*cluster of 3 members/)
    expect(await trusts('gamma', identity)).toBe(true)
    const members = page.getByRole('table', { name: 'Members of the cluster' })
    for (const member of ['m1', 'm2', 'm3'])
      await expect(members.getByRole('row').filter({ hasText: member })).toContainText('Online')
    const rows = await ownApi.call<ServerRow[]>('GET', 'api/servers')
    expect(rows).toHaveLength(1)
    expect(rows[0]?.addresses).toEqual(expect.arrayContaining(addressesOf('gamma')))
    await pages.expectInstance(instance)
  })
})

test('a client folder brings its servers and image remotes', async ({ page, pages, identity, ownApi }) => {
  await pages.add('import')
  await pages.field('Folder').fill('/nowhere/at/all')
  await pages.press('Import')
  await expect(pages.field('Folder')).toHaveAttribute('aria-invalid', 'true')

  for (const [folder, outcomes] of [
    [
      folders.lxc,
      { alpha: 'Added', beta: 'Added', gamma: 'Added', m1: 'Skipped', m2: 'Merged', m3: 'Merged' },
    ],
    [folders.incus, { delta: 'Added' }],
  ] as const) {
    await pages.add('import')
    await pages.field('Folder').fill(folder)
    await pages.press('Import')
    const results = page.getByRole('table', { name: 'Results' })
    for (const [remote, outcome] of Object.entries(outcomes))
      await expect(results.getByRole('row', { name: new RegExp(`^${remote} `) })).toContainText(outcome)
  }
  await page.getByRole('link', { name: 'To the servers' }).click()
  for (const { name } of servers) {
    await expect(pages.line(name)).toContainText('Online')
    expect(await trusts(name, identity), `${name} trusts Gantry itself`).toBe(true)
  }
  const rows = await ownApi.call<ServerRow[]>('GET', 'api/servers')
  expect(rows.map(({ name }) => name).sort()).toEqual(['alpha', 'beta', 'delta', 'gamma'])
  const remotes = await ownApi.call<{ name: string }[]>('GET', 'api/image-remotes')
  expect(remotes.map(({ name }) => name)).toContain('streams')
})

test.use({ expectedMessages: [networkNoise] })
