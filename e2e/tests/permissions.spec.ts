import type { ServerRow } from '@gantry/protocol/server-row'
import type { Person } from '@gantry/protocol/session'
import { Api } from '../harness/api.ts'
import { InstancesPage } from '../harness/instances-page.ts'
import { expect, networkNoise, signIn, test } from '../harness/test.ts'
import { deleteAll, launch } from '../lab/instances.ts'

const viewer = { name: 'Vera Viewer', email: 'vera@example.org', password: 'a quiet look at things' }

test.beforeAll(async () => {
  await deleteAll('e2e-perm')
  await launch('alpha', 'e2e-perm-alpha')
  await launch('beta', 'e2e-perm-beta')
})
test.afterAll(() => deleteAll('e2e-perm'))
test.use({ expectedMessages: [networkNoise] })

test('a viewer of one server sees it alone, may do nothing, and is told why', async ({
  page,
  fleet,
  api,
}) => {
  const servers = await api.call<ServerRow[]>('GET', 'api/servers')
  const alpha = servers.find((server) => server.name === 'alpha')
  if (!alpha) throw new Error('alpha is not in Gantry')
  const scope = { server: alpha.id }
  const person = await api.call<Person>('POST', 'api/people', {
    ...viewer,
    bindings: [{ role: 'viewer', scope }],
  })
  await signIn(page, fleet, viewer)
  const instances = new InstancesPage(page)
  await instances.open()
  await instances.find('e2e-perm')
  await expect.poll(() => instances.names()).toEqual(['e2e-perm-alpha'])
  const stop = instances.row('e2e-perm-alpha').getByRole('button', { name: /^Stop/ })
  await expect(stop).toHaveAttribute('aria-disabled', 'true')
  await stop.hover()
  await expect(page.getByRole('tooltip')).toContainText('instances.operate')
  await expect(page.getByRole('link', { name: 'Create instance' })).toHaveCount(0)

  // S11: what the page does not offer is refused as well, and stands in the audit log.
  const own = await Api.signIn(fleet, viewer)
  const path = `api/servers/${alpha.id}/lxd/1.0/instances/e2e-perm-alpha?project=default`
  await expect(own.call('DELETE', path)).rejects.toThrow(/403/)
  await expect(own.call('GET', 'api/people')).rejects.toThrow(/403/)
  const audit = await api.call<{ rows: { outcome: string; person: { id: string } | null }[] }>(
    'GET',
    'api/audit?outcome=denied',
  )
  expect(audit.rows.filter((row) => row.person?.id === person.id).length).toBeGreaterThanOrEqual(2)

  // A role that is given comes without a reload.
  await api.call('PATCH', `api/people/${person.id}`, { bindings: [{ role: 'operator', scope }] })
  await expect(stop).not.toHaveAttribute('aria-disabled', 'true')

  // S4: one who is disabled is out within a second.
  const since = Date.now()
  await api.call('PATCH', `api/people/${person.id}`, { disabled: true })
  await expect(page.getByRole('heading', { name: 'Sign in to Gantry' })).toBeVisible()
  expect(Date.now() - since).toBeLessThan(3_000)
  await api.call('DELETE', `api/people/${person.id}`)
})
