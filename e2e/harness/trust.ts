import type { ClientIdentity } from '@gantry/protocol/servers'
import { answers } from '../lab/api.ts'
import { lxc, query, servers } from '../lab/lab.ts'
import { machineServer } from '../lab/servers.ts'
import type { Api } from './api.ts'

/** Whether a server of the lab has this client certificate in its trust store. */
export async function trusts(server: string, fingerprint: string): Promise<boolean> {
  const known = await query(server, '/1.0/certificates')
  return JSON.stringify(known).includes(fingerprint)
}

/** No server of the lab keeps the certificate of a Gantry that is gone. */
export async function distrust(api: Api): Promise<void> {
  const { fingerprint } = await api.call<ClientIdentity>('GET', 'api/identity')
  // The one for virtual machines stands only where it was asked for.
  const { name: vm } = machineServer
  const standing = [...servers.map(({ name }) => name), ...((await answers(machineServer)) ? [vm] : [])]
  for (const name of standing)
    if (await trusts(name, fingerprint)) await lxc(name, 'config', 'trust', 'remove', fingerprint)
}
