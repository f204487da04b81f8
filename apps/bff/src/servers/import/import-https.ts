import { X509Certificate } from 'node:crypto'
import { createClient } from '@gantry/lxd-client'
import { enrolHttps } from '../enrol.ts'
import { fingerprintOf, type KeyPair } from '../identity.ts'
import { freeName } from '../names.ts'
import { normalAddresses } from '../preview.ts'
import { clientName } from '../trust.ts'
import type { ClientFolder } from './client-folder.ts'
import type { ImportParts, Outcome } from './import-parts.ts'

const failed = (message: string): Outcome => ({ outcome: 'failed', message })

/**
 * A remote over the network: as the client that it trusts, asks it to trust Gantry's own certificate. The client's
 * key is used for that one request and not kept. Remotes that show the same certificate are members of one cluster
 * and become one server.
 */
export const importHttps = async (
  { name, remote, certificate }: ClientFolder['remotes'][number],
  client: KeyPair | undefined,
  parts: ImportParts,
): Promise<Outcome> => {
  if (client === undefined) return failed('The folder has no client.crt and client.key')
  const normal = normalAddresses([remote.addr])
  if (!normal.ok) return failed(normal.message)
  const { addresses } = normal
  const pinned = certificate === undefined ? undefined : pinOf(certificate)
  if (certificate !== undefined && pinned === undefined)
    return failed('Its file in servercerts is no certificate')

  const merged = await merge(pinned, addresses, parts)
  if (merged !== undefined) return merged
  let shown = pinned
  await using connection = parts.connect.https(
    // Without a certificate in the folder it was an authority of this machine that vouched for the server; it must
    // do so once more, and what it shows is then pinned.
    { addresses, fingerprint: pinned, onFingerprint: (fingerprint) => (shown = fingerprint) },
    client,
  )
  const asked = await askForTrust(createClient(connection), parts.ownCertificate)
  if (!asked.ok) return failed(asked.message)
  if (shown === undefined) return failed('It showed no certificate')
  const enrolled = await enrolHttps(
    { name, addresses, fingerprint: shown, proof: 'trusted-already' },
    parts.connect,
  )
  if (!enrolled.ok) return failed(enrolled.message)
  const free = freeName(
    name,
    parts.list().map((server) => server.name),
  )
  const added = await parts.add(free, enrolled.enrolled)
  return added.ok ? { outcome: 'added', message: '' } : failed(added.message)
}

const merge = async (
  fingerprint: string | undefined,
  addresses: string[],
  { list, extend }: ImportParts,
): Promise<Outcome | undefined> => {
  const same =
    fingerprint === undefined ? undefined : list().find((server) => server.fingerprint === fingerprint)
  if (same === undefined) return undefined
  const all = [...new Set([...same.addresses, ...addresses])]
  if (all.length === same.addresses.length) {
    return { outcome: 'skipped', message: `It is in Gantry already, as ${same.name}` }
  }
  const extended = await extend(same.id, all)
  return extended.ok
    ? { outcome: 'merged', message: `Another address of ${same.name}` }
    : failed(extended.message)
}

const askForTrust = async (
  client: ReturnType<typeof createClient>,
  ownCertificate: string,
): Promise<{ ok: true } | { ok: false; message: string }> => {
  const server = await client.server.get()
  if (!server.ok) return server
  if (server.value.auth !== 'trusted')
    return { ok: false, message: "It does not trust the folder's client.crt" }
  const there = await client.certificates.get(fingerprintOf(ownCertificate))
  if (there.ok) return { ok: true }
  const der = new X509Certificate(ownCertificate).raw.toString('base64')
  return client.certificates.add({ name: clientName, certificate: der })
}

const pinOf = (certificate: string): string | undefined => {
  try {
    return fingerprintOf(certificate)
  } catch {
    return undefined
  }
}
