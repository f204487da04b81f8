import { type Client, createClient, type Result } from '@gantry/lxd-client'
import type { NodeConnection } from '@gantry/lxd-client/node'
import type { TrustToken } from '@gantry/lxd-client/trust-token'
import type { Server } from '@gantry/lxd-client/types/server'

/** How a server is made to trust our certificate. */
export type Proof = { token: TrustToken } | { password: string } | 'trusted-already'

/** The name that our certificate gets in a server's list when no token gives one. */
export const clientName = 'gantry'

/**
 * Has the server trust the certificate of this connection, and reads it as a trusted client. A server that trusts us
 * already is not asked again, so a token stays unused.
 */
export const becomeTrusted = async (connection: NodeConnection, proof: Proof): Promise<Result<Server>> => {
  const client = createClient(connection)
  const before = await client.server.get()
  if (!before.ok || before.value.auth === 'trusted') return before
  if (proof === 'trusted-already') return untrusted
  const asked = await ask(client, proof)
  if (!asked.ok) return asked
  const after = await client.server.get()
  if (after.ok && after.value.auth !== 'trusted') return untrusted
  return after
}

const untrusted: Result<never> = {
  ok: false,
  kind: 'refused',
  status: 403,
  message: "The server does not trust Gantry's certificate",
}

const ask = (client: Client, proof: Exclude<Proof, 'trusted-already'>) =>
  'password' in proof
    ? client.certificates.trustWithPassword(clientName, proof.password)
    : client.certificates.trustWithToken(proof.token)

/**
 * The addresses of a server, with those of a cluster's members after the given ones: when the member we talk to
 * dies, the others are tried. The certificate is the whole cluster's, so the pin holds for each.
 */
export const allAddresses = async (
  connection: NodeConnection,
  server: Server,
  given: string[],
): Promise<string[]> => {
  const first = connection.address()
  const ours = given.includes(first) ? [first, ...given.filter((address) => address !== first)] : given
  if (!server.environment.server_clustered) return ours
  const members = await createClient(connection).cluster.members()
  if (!members.ok) return ours
  const theirs = members.value.map(({ url }) => url.replace(/^https:\/\//, ''))
  return [...new Set([...ours, ...theirs])]
}
