import { X509Certificate } from 'node:crypto'
import type { ServerRow } from '@gantry/protocol/server-row'
import type { ClientIdentity } from '@gantry/protocol/servers'
import { Listener } from '../harness/listener.ts'
import { test as base } from '../harness/own-gantry.ts'
import { ServerPages } from '../harness/server-pages.ts'
import { TcpProxy } from '../harness/tcp-proxy.ts'
import { expect, networkNoise, signIn } from '../harness/test.ts'
import { api } from '../lab/api.ts'
import { deleteAll, first } from '../lab/instances.ts'
import { certificate, lxc, servers, trustPassword } from '../lab/lab.ts'

const hers = 'e2e-server-pin-beta'

/** Alpha behind a line that can be laid to somebody else; the page of alpha is open. */
const test = base.extend<{ line: TcpProxy; pages: ServerPages }>({
  line: async ({ browserName: _ }, use) => {
    await using line = await TcpProxy.start(targetOf('alpha'))
    await use(line)
  },
  pages: async ({ page, own, ownApi, line }, use) => {
    const { fingerprint } = await certificate('alpha')
    const addresses = [`127.0.0.1:${line.port}`]
    const password = await trustPassword()
    const body = { way: 'password', name: 'alpha', addresses, fingerprint, password }
    const { id } = await ownApi.call<ServerRow>('POST', 'api/servers', body)
    await signIn(page, own)
    await page.goto(new URL(`servers/${id}`, own.url).href)
    await expect(page.getByText('Online', { exact: true })).toBeVisible()
    await use(new ServerPages(page, own))
  },
})

test.beforeAll(async () => {
  await deleteAll('e2e-server-pin')
  await lxc('beta', 'init', 'busybox', hers)
})
test.afterAll(() => deleteAll('e2e-server-pin'))

function targetOf(name: string) {
  const address = servers.find((server) => server.name === name)?.addresses[0] ?? ''
  const [host = '', port] = address.split(':')
  return { host, port: Number(port) }
}

test('a server with another certificate is not talked to, until an administrator trusts it', async ({
  page,
  pages,
  line,
  ownApi,
}) => {
  const [pinned, shown] = await Promise.all([certificate('alpha'), certificate('beta')])
  // Beta trusts Gantry, so that nothing but the pin stands between them.
  const identity = await ownApi.call<ClientIdentity>('GET', 'api/identity')
  const der = new X509Certificate(identity.certificate).raw.toString('base64')
  const trusted = { type: 'client', name: 'e2e-server-pin', certificate: der }
  await api(first('beta'), 'POST', '/1.0/certificates', trusted)

  await line.pointTo(targetOf('beta'))
  await expect(page.getByText('Certificate changed', { exact: true })).toBeVisible()
  const notice = page.getByRole('region', { name: 'alpha shows another certificate than the pinned one' })
  await expect(notice.getByRole('img', { name: `Pinned ${pinned.fingerprint}` })).toBeVisible()
  await expect(notice.getByRole('img', { name: `Shown now ${shown.fingerprint}` })).toBeVisible()

  await pages.press('Trust the new certificate')
  const dialog = page.getByRole('dialog', { name: 'Trust the new certificate' })
  const trust = dialog.getByRole('button', { name: 'Trust and connect' })
  await expect(trust).toBeDisabled()
  await dialog.getByLabel('I have compared the fingerprint on the server itself').check()
  await trust.click()
  await expect(notice).toHaveCount(0)
  await expect(page.getByText('Online', { exact: true })).toBeVisible()
  const [row] = await ownApi.call<ServerRow[]>('GET', 'api/servers')
  expect(row).toMatchObject({ state: 'online', fingerprint: shown.fingerprint, presented: null })
  await pages.expectInstance(hers)
})

test.describe('somebody else at the address', () => {
  // The refused pin is an answer that is not 2xx.
  test.use({ expectedMessages: [networkNoise] })

  test('hears nothing, and what was agreed to must be what is there', async ({ page, pages, line }) => {
    await using listener = await Listener.start()
    await line.pointTo({ host: '127.0.0.1', port: listener.port })
    await expect(page.getByText('Certificate changed', { exact: true })).toBeVisible()
    await expect(page.getByRole('img', { name: `Shown now ${listener.fingerprint}` })).toBeVisible()
    await expect.poll(() => listener.callers).toBeGreaterThan(0)

    await pages.press('Trust the new certificate')
    await page.getByLabel('I have compared the fingerprint on the server itself').check()
    await line.pointTo(targetOf('beta'))
    await pages.press('Trust and connect')
    const { fingerprint } = await certificate('beta')
    await expect(page.getByText(`The server now shows ${fingerprint}`)).toBeVisible()
    await expect(page.getByText('Certificate changed', { exact: true })).toBeVisible()
    expect(listener.bytes, 'not one byte of HTTP went to a certificate that is not pinned').toBe(0)
  })
})
