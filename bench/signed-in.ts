import { Api } from '@gantry/e2e/harness/api'
import { administrator, Gantry } from '@gantry/e2e/harness/gantry'
import { trustPassword } from '@gantry/e2e/lab/lab'
import { serverCertificate } from '@gantry/e2e/lab/trust'
import { waitUntil } from '@gantry/e2e/lab/wait'
import type { LabAtSize } from './lab-at-size.ts'
import type { Owned } from './owned.ts'

type Way = { way: 'tls'; address?: string } | { way: 'unix'; socket: string }

export type Followed = {
  gantry: Gantry
  api: Api
  /** Gantry's id of the server. */
  server: string
  /** The administrator's session, as a browser sends it. */
  cookie: string
}

/** A Gantry of its own that follows the lab's server, with all its instances read. */
export async function follow(lab: LabAtSize, owned: Owned, how: Way = { way: 'tls' }): Promise<Followed> {
  const gantry = owned.use(
    await Gantry.start({ env: { GANTRY_LOG_LEVEL: 'error', GANTRY_TERMINAL_PER_PERSON: '200' } }),
  )
  const api = await Api.setUp(gantry)
  const added = await api.call<{ id: string }>('POST', 'api/servers', await addition(lab, how))
  const online = await waitUntil(
    async () =>
      (await api.call<{ id: string; state: string }[]>('GET', 'api/servers'))[0]?.state === 'online',
    60_000,
    100,
  )
  if (!online) throw new Error('Gantry did not reach the server of the lab')
  return { gantry, api, server: added.id, cookie: await signIn(gantry) }
}

async function addition(lab: LabAtSize, how: Way) {
  if (how.way === 'unix') return { way: 'unix', name: 'bench', socket: how.socket }
  const { fingerprint } = await serverCertificate(lab.server)
  const addresses = [how.address ?? lab.server.address]
  return { way: 'password', name: 'bench', addresses, fingerprint, password: await trustPassword() }
}

async function signIn(gantry: Gantry): Promise<string> {
  const response = await fetch(new URL('api/sign-in', gantry.url), {
    method: 'POST',
    headers: { origin: new URL(gantry.url).origin, 'content-type': 'application/json' },
    body: JSON.stringify({ email: administrator.email, password: administrator.password }),
  })
  if (!response.ok) throw new Error(`sign in: ${response.status} ${await response.text()}`)
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}
