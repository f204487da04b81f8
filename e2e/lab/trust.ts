import { X509Certificate } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { api, records } from './api.ts'
import { type Certificate, readCertificate } from './certificates.ts'
import type { Daemon } from './servers.ts'
import { folders } from './settings.ts'

export const clientCertificate = join(folders.lxc, 'client.crt')

/** The trust password of the lab's LXD servers: random, and the same over the lab's life. */
export const passwordFile = join(folders.secrets, 'trust-password')

/** Makes the lab's own client certificate trusted by a server; the unix socket needs no proof. */
export async function trustClient(daemon: Daemon): Promise<void> {
  const { pem, fingerprint } = await readCertificate(clientCertificate)
  const known = records(await api(daemon, 'GET', '/1.0/certificates?recursion=1'))
  if (known.some((one) => one.fingerprint === fingerprint)) return
  const certificate = new X509Certificate(pem).raw.toString('base64')
  await api(daemon, 'POST', '/1.0/certificates', { type: 'client', name: 'gantry-lab', certificate })
}

/** What a daemon shows to TLS clients: all members of a cluster show the cluster's. */
export async function serverCertificate(daemon: Daemon): Promise<Certificate> {
  const shared = join(daemon.dir, 'cluster.crt')
  return await readCertificate(existsSync(shared) ? shared : join(daemon.dir, 'server.crt'))
}

export const readPassword = () => readFile(passwordFile, 'utf8')
