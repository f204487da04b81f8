import { formatAddress, parseAddress } from '@gantry/lxd-client/address'
import { fetchCertificate, type ServerCertificate } from '@gantry/lxd-client/node'
import { parseTrustToken } from '@gantry/lxd-client/trust-token'
import type { PreviewServer, ServerPreview } from '@gantry/protocol/servers'
import type { Connector } from './connections.ts'
import { freeName, nameFrom } from './names.ts'
import type { RegisteredServer } from './registered-server.ts'
import { askSocket } from './sockets.ts'

/** Says what adding would do. Of a server over the network it reads the certificate and nothing else. */
export const previewServer = async (
  request: PreviewServer,
  connect: Connector,
  registered: RegisteredServer[],
): Promise<ServerPreview> => {
  const names = registered.map(({ name }) => name)
  if (request.way === 'unix') return previewSocket(request.socket, registered, names)
  if (request.way === 'password') return previewAddresses(request.addresses, connect, registered, names)
  const token = parseTrustToken(request.token)
  if (!token.ok) return { ...nothing('token', []), problem: token.message }
  const { addresses, fingerprint, expiresAt } = token.value
  const shown = await firstCertificate(addresses, connect)
  const problem = !shown.ok
    ? shown.message
    : shown.certificate.fingerprint !== fingerprint
      ? `The server shows another certificate (${shown.certificate.fingerprint}) than the token names (${fingerprint}).`
      : expiresAt !== undefined && new Date(expiresAt).getTime() < Date.now()
        ? `The token expired at ${expiresAt}.`
        : undefined
  return {
    ...described('token', addresses, shown, registered, names),
    // What would be pinned is what the token says, whatever somebody in between may show.
    fingerprint,
    already: withPin(registered, fingerprint),
    problem: problem ?? null,
  }
}

const previewAddresses = async (
  given: string[],
  connect: Connector,
  registered: RegisteredServer[],
  names: string[],
): Promise<ServerPreview> => {
  const normal = normalAddresses(given)
  if (!normal.ok) return { ...nothing('password', given), problem: normal.message }
  const shown = await firstCertificate(normal.addresses, connect)
  const preview = described('password', normal.addresses, shown, registered, names)
  return { ...preview, problem: shown.ok ? null : shown.message }
}

const previewSocket = async (
  socket: string,
  registered: RegisteredServer[],
  names: string[],
): Promise<ServerPreview> => {
  const answer = await askSocket(socket)
  const there = registered.find(({ way, addresses }) => way === 'unix' && addresses.includes(socket))
  if (!answer.ok)
    return { ...nothing('unix', [socket]), problem: answer.message, already: there?.name ?? null }
  const { server_name: name, certificate_fingerprint: fingerprint } = answer.server.environment
  return {
    ...nothing('unix', [socket]),
    reachable: socket,
    fingerprint: /^[0-9a-f]{64}$/.test(fingerprint) ? fingerprint : null,
    suggestedName: freeName(name, names),
    already: there?.name ?? withPin(registered, fingerprint),
  }
}

const nothing = (way: ServerPreview['way'], addresses: string[]): ServerPreview => ({
  way,
  addresses,
  reachable: null,
  fingerprint: null,
  subject: null,
  expires: null,
  suggestedName: '',
  problem: null,
  already: null,
})

type Shown = { ok: true; address: string; certificate: ServerCertificate } | { ok: false; message: string }

const described = (
  way: ServerPreview['way'],
  addresses: string[],
  shown: Shown,
  registered: RegisteredServer[],
  names: string[],
): ServerPreview => {
  const host = addresses[0] ?? ''
  if (!shown.ok) return { ...nothing(way, addresses), suggestedName: freeName(nameFrom('', host), names) }
  const { fingerprint, subject, expires } = shown.certificate
  return {
    ...nothing(way, addresses),
    reachable: shown.address,
    fingerprint,
    subject,
    expires,
    suggestedName: freeName(nameFrom(subject, shown.address), names),
    already: withPin(registered, fingerprint),
  }
}

const withPin = (registered: RegisteredServer[], fingerprint: string): string | null =>
  registered.find((server) => server.fingerprint === fingerprint)?.name ?? null

/** The certificate of the first address that answers; with none, why each did not. */
export const firstCertificate = async (addresses: string[], connect: Connector): Promise<Shown> => {
  const failures: string[] = []
  for (const address of addresses) {
    const shown = await fetchCertificate(address, { checkAddress: connect.rule })
    if (shown.ok) return { ok: true, address, certificate: shown.value }
    failures.push(`${address}: ${shown.message}`)
  }
  return { ok: false, message: failures.join('; ') }
}

/** Addresses as `host:port`, each once. */
export const normalAddresses = (
  given: string[],
): { ok: true; addresses: string[] } | { ok: false; message: string } => {
  const addresses = new Set<string>()
  for (const text of given) {
    const parsed = parseAddress(text)
    if (!parsed.ok) return { ok: false, message: parsed.message }
    addresses.add(formatAddress(parsed.value))
  }
  return { ok: true, addresses: [...addresses] }
}
