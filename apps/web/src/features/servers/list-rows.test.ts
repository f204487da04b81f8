import { describe, expect, it } from 'vitest'
import { listRows, namesServer } from './list-rows.ts'
import { serverRow } from './server-row-fixture.ts'

const member = (name: string, status: string) => ({
  name,
  address: `10.0.0.${name}:8443`,
  status,
  message: '',
  roles: [],
  architecture: 'x86_64',
})
const gamma = serverRow({
  id: 'gamma03',
  name: 'gamma',
  clustered: true,
  members: [member('1', 'Online'), member('2', 'Offline'), member('3', 'ONLINE')],
})

describe('the list of servers', () => {
  it('counts the members that are up, whatever the case of the word', () => {
    expect(listRows([gamma], [])[0]?.membersUp).toBe(2)
  })

  it('has a row for a server without instances or figures', () => {
    expect(listRows([serverRow()], [])[0]).toMatchObject({ instances: [], instanceCount: 0, storage: null })
  })
})

describe('the filter of the list', () => {
  const [row] = listRows([gamma], [])

  it.each(['gam', 'LXD', '5.0', '18443', '10.0.0.2', ''])('finds the cluster by “%s”', (wanted) => {
    expect(row !== undefined && namesServer(row, wanted)).toBe(true)
  })

  it('does not find it by something else', () => {
    expect(row !== undefined && namesServer(row, 'incus')).toBe(false)
  })
})
