import { expect, it } from 'vitest'
import { testServer } from '../test-rows.ts'
import { queryCommand } from './query-command.ts'

const web = { server: 'alpha0', project: 'default', name: 'web', of: testServer() }
const delta = testServer({ id: 'delta0', name: 'delta', product: 'incus' })

it('asks for a part of the instance', () => {
  expect(queryCommand(web, { method: 'GET', part: ['backups'] })).toBe(
    'lxc query alpha:/1.0/instances/web/backups',
  )
})

it('quotes the project and the body for a shell', () => {
  const shop = { ...web, server: 'delta0', project: 'my shop', of: delta }
  expect(queryCommand(shop, { method: 'DELETE', part: ['logs', 'a b.log'] })).toBe(
    "incus query --request DELETE 'delta:/1.0/instances/web/logs/a%20b.log?project=my%20shop'",
  )
  expect(queryCommand(web, { method: 'POST', part: ['backups'], body: { name: "it's" }, wait: true })).toBe(
    `lxc query --request POST --wait --data '{"name":"it'\\''s"}' alpha:/1.0/instances/web/backups`,
  )
})
