import { api } from './api.ts'
import { readCertificate } from './certificates.ts'
import { client } from './daemon.ts'
import { first } from './instances.ts'
import { daemonsOf, members, servers, streamsAddress } from './servers.ts'
import { streamsCertificate } from './streams.ts'
import { readPassword, serverCertificate } from './trust.ts'

/*
 * The lab for tests and benches. It must stand (`npx tsx e2e/lab/cli.ts up`). Beside this file: `faults.ts` (kill,
 * restart, partition, cut), `instances.ts` (launch, deleteAll), `events.ts` (a direct listener), `up.ts`,
 * `down.ts`, and `settings.ts` with the folders of the client configuration (`folders.lxc`, `folders.incus`).
 * Everywhere a server's name is alpha, beta, gamma or delta; where a daemon is meant, also m1, m2 or m3.
 */
export { servers }

/** Runs `lxc` (`incus` on delta) with the arguments against a server; gives its output, rejects with its error. */
export async function lxc(server: string, ...args: string[]): Promise<string> {
  return await client(first(server), args)
}

/** Takes away what a killed run may have left: the same as {@link lxc}, and no fault where there is nothing. */
export async function lxcIfThere(server: string, ...args: string[]): Promise<void> {
  await lxc(server, ...args).catch((error: unknown) => {
    if (!/not found/i.test(String(error))) throw error
  })
}

/** One GET of the server's API over its unix socket; gives `metadata`, rejects with the server's error. */
export async function query(server: string, path: string): Promise<unknown> {
  return await api(first(server), 'GET', path)
}

/** The certificate (PEM and SHA-256 fingerprint) that a server shows to TLS clients. */
export const certificate = (server: string) => serverCertificate(first(server))

/** The trust password of alpha, beta and gamma; Incus knows tokens only. */
export const trustPassword = readPassword

/**
 * A trust token, made on the spot, as `lxc config trust add` prints it. Gamma's carries the forwarded addresses
 * in place of those inside the members' network, which no client of this machine can reach.
 */
export async function token(server: string, name = `token-${Date.now()}`): Promise<string> {
  const daemon = first(server)
  const naming = daemon.kind === 'lxd' ? ['--name', name] : [name]
  const printed = await client(daemon, ['config', 'trust', 'add', ...naming, '--quiet'])
  const made = printed.trim().split('\n').at(-1) ?? ''
  if (!daemon.inside) return made
  const content: unknown = JSON.parse(Buffer.from(made, 'base64').toString())
  const addresses = members.map((member) => member.address)
  return Buffer.from(JSON.stringify(Object.assign({}, content, { addresses }))).toString('base64')
}

/** Where a daemon's own unix socket lies. */
export const unixSocket = (name: string) => `${daemonsOf(name)[0]?.dir}/unix.socket`

/** The simplestreams server: aliases `busybox`, `busybox/1.35`, `busybox/default` and `busybox/web`. */
export const streams = {
  url: `https://${streamsAddress}`,
  certificate: () => readCertificate(streamsCertificate),
}
