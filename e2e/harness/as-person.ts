import type { Role } from '@gantry/protocol/permissions'
import type { ServerRow } from '@gantry/protocol/server-row'
import type { Person } from '@gantry/protocol/session'
import type { Page } from '@playwright/test'
import type { Api } from './api.ts'
import type { Gantry } from './gantry.ts'
import { signIn } from './test.ts'

type Who = {
  /** For an {@link Api} of the person's own. */
  account: { email: string; password: string }
  server: ServerRow
}

/** Does something as a person who holds one role on one server of the lab; the person is deleted afterwards. */
export async function asPerson(
  { page, fleet, api }: { page: Page; fleet: Gantry; api: Api },
  { role, server, name }: { role: Role; server: string; name: string },
  work: (who: Who) => Promise<void>,
): Promise<void> {
  const servers = await api.call<ServerRow[]>('GET', 'api/servers')
  const found = servers.find((one) => one.name === server)
  if (!found) throw new Error(`${server} is not in Gantry`)
  const account = { name, email: `${name.toLowerCase()}@example.org`, password: 'only a part of it all' }
  const bindings = [{ role, scope: { server: found.id } }]
  const person = await api.call<Person>('POST', 'api/people', { ...account, bindings })
  try {
    await signIn(page, fleet, account)
    await work({ account, server: found })
  } finally {
    await api.call('DELETE', `api/people/${person.id}`)
  }
}
