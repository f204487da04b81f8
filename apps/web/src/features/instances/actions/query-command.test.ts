import { expect, it } from 'vitest'
import { testServer } from '../test-rows.ts'
import { queryCommand } from './query-command.ts'

const servers = new Map([
  ['alpha0', testServer()],
  ['delta0', testServer({ id: 'delta0', name: 'delta', product: 'incus' })],
])
const web = { server: 'alpha0', project: 'default', name: 'web' }

it('asks for a part of the instance', () => {
  expect(queryCommand(web, { method: 'GET', part: ['backups'] }, servers)).toBe(
    'lxc query alpha:/1.0/instances/web/backups',
  )
})

it('quotes the project and the body for a shell', () => {
  const shop = { ...web, server: 'delta0', project: 'my shop' }
  expect(queryCommand(shop, { method: 'DELETE', part: ['logs', 'a b.log'] }, servers)).toBe(
    "incus query --request DELETE 'delta:/1.0/instances/web/logs/a%20b.log?project=my%20shop'",
  )
  expect(
    queryCommand(web, { method: 'POST', part: ['backups'], body: { name: "it's" }, wait: true }, servers),
  ).toBe(`lxc query --request POST --wait --data '{"name":"it'\\''s"}' alpha:/1.0/instances/web/backups`)
})
