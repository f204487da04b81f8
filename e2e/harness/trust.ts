import type { ClientIdentity } from '@gantry/protocol/servers'
import { lxc, query, servers } from '../lab/lab.ts'
import type { Api } from './api.ts'

/** Whether a server of the lab has this client certificate in its trust store. */
export async function trusts(server: string, fingerprint: string): Promise<boolean> {
  const known = await query(server, '/1.0/certificates')
  return JSON.stringify(known).includes(fingerprint)
}

/** No server of the lab keeps the certificate of a Gantry that is gone. */
export async function distrust(api: Api): Promise<void> {
  const { fingerprint } = await api.call<ClientIdentity>('GET', 'api/identity')
  for (const { name } of servers)
    if (await trusts(name, fingerprint)) await lxc(name, 'config', 'trust', 'remove', fingerprint)
}
