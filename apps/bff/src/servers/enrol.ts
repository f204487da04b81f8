import type { Failure } from '@gantry/lxd-client'
import { parseTrustToken } from '@gantry/lxd-client/trust-token'
import type { AddServer } from '@gantry/protocol/servers'
import type { Connector } from './connections.ts'
import { normalAddresses } from './preview.ts'
import { refusedBy, refusedField } from './refusals.ts'
import type { RegisteredServer } from './registered-server.ts'
import type { ServerRefused } from './servers.ts'
import { askSocket } from './sockets.ts'
import { allAddresses, becomeTrusted, type Proof } from './trust.ts'

/** What the registry stores of a server that now trusts us. */
export type Enrolled = Pick<RegisteredServer, 'way' | 'addresses' | 'fingerprint'>

type Answer = { ok: true; enrolled: Enrolled } | ServerRefused

/** Does what is needed at the server itself before it can be stored: the trust, and the proof that it is LXD or Incus. */
export const enrol = async (
  request: AddServer,
  connect: Connector,
  registered: RegisteredServer[],
): Promise<Answer> => {
  if (request.way === 'unix') return enrolSocket(request.socket, registered)
  const wanted = request.way === 'token' ? fromToken(request.token) : fromAddresses(request)
  if (!wanted.ok) return wanted
  const { addresses, fingerprint, proof } = wanted
  const already = registered.find((server) => server.fingerprint === fingerprint)
  if (already !== undefined) {
    return refusedField('name', `This server is in Gantry already, as ${already.name}`, 409)
  }
  return enrolHttps({ name: request.name, addresses, fingerprint, proof }, connect)
}

/** Over TLS: the pin is checked before anything is sent, then the proof is given. */
export const enrolHttps = async (
  wanted: { name: string; addresses: string[]; fingerprint: string; proof: Proof },
  connect: Connector,
): Promise<Answer> => {
  const { addresses, fingerprint } = wanted
  await using connection = connect.https({ addresses, fingerprint })
  const trusted = await becomeTrusted(connection, wanted.proof)
  if (!trusted.ok) return { ...refusedBy(wanted.name, trusted), ...atProof(wanted.proof, trusted) }
  return {
    ok: true,
    enrolled: {
      way: 'https',
      addresses: await allAddresses(connection, trusted.value, addresses),
      fingerprint,
    },
  }
}

/** A server that does not let us in says so about the secret it was given, so its words stand at that field. */
const atProof = (proof: Proof, failure: Failure): Pick<ServerRefused, 'fields'> => {
  if (proof === 'trusted-already' || failure.kind !== 'refused' || (failure.status ?? 500) >= 500) return {}
  return { fields: { ['token' in proof ? 'token' : 'password']: failure.message } }
}

type Wanted = { ok: true; addresses: string[]; fingerprint: string; proof: Proof } | ServerRefused

const fromToken = (text: string): Wanted => {
  const token = parseTrustToken(text)
  if (!token.ok) return refusedField('token', token.message)
  const normal = normalAddresses(token.value.addresses)
  if (!normal.ok) return refusedField('token', normal.message)
  return { ...normal, fingerprint: token.value.fingerprint, proof: { token: token.value } }
}

const fromAddresses = (request: Extract<AddServer, { way: 'password' }>): Wanted => {
  const normal = normalAddresses(request.addresses)
  if (!normal.ok) return refusedField('addresses', normal.message)
  return { ...normal, fingerprint: request.fingerprint, proof: { password: request.password } }
}

const enrolSocket = async (socket: string, registered: RegisteredServer[]): Promise<Answer> => {
  const already = registered.find(({ way, addresses }) => way === 'unix' && addresses.includes(socket))
  if (already !== undefined) return refusedField('socket', `It is in Gantry already, as ${already.name}`, 409)
  const answer = await askSocket(socket)
  if (!answer.ok) return refusedField('socket', answer.message)
  return { ok: true, enrolled: { way: 'unix', addresses: [socket], fingerprint: null } }
}
