import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { ensureCertificate } from './certificates.ts'
import { type Daemon, machineServer, members, standalones, streamsAddress } from './servers.ts'
import { folders } from './settings.ts'
import { streamsCertificate } from './streams.ts'
import { clientCertificate, passwordFile, serverCertificate } from './trust.ts'

/*
 * Two configuration folders as the clients themselves write them: one of `lxc` with the LXD servers, one of
 * `incus` with the Incus server, both with the same client certificate. The cluster stands in it four times, as
 * gamma and by each member: remotes that show the same certificate are one server with several addresses.
 */
export async function makeClientIdentity(): Promise<void> {
  for (const folder of [folders.lxc, folders.incus, folders.vm])
    await mkdir(join(folder, 'servercerts'), { recursive: true })
  await ensureCertificate(clientCertificate, join(folders.lxc, 'client.key'), 'gantry-lab')
  for (const name of ['client.crt', 'client.key'])
    for (const folder of [folders.incus, folders.vm])
      await copyFile(join(folders.lxc, name), join(folder, name))
  if (!existsSync(passwordFile))
    await writeFile(passwordFile, randomBytes(16).toString('hex'), { mode: 0o600 })
}

export async function writeClientConfig(): Promise<void> {
  const [first] = members
  const cluster = first ? [{ ...first, name: 'gamma' }, ...members] : []
  const lxd = [...standalones.filter((one) => one.kind === 'lxd'), ...cluster]
  const incus = standalones.filter((one) => one.kind === 'incus')
  for (const [folder, list] of [
    [folders.lxc, lxd],
    [folders.incus, incus],
  ] as const) {
    const streams = { addr: `https://${streamsAddress}`, protocol: 'simplestreams', public: true }
    await copyFile(streamsCertificate, join(folder, 'servercerts', 'streams.crt'))
    await writeRemotes(folder, list, { streams })
  }
}

export const writeMachineConfig = () => writeRemotes(folders.vm, [machineServer])

/** The configuration of a client in the folder, with these servers as its remotes. */
export async function writeRemotes(
  folder: string,
  list: Daemon[],
  more: Record<string, unknown> = {},
): Promise<void> {
  const remotes: Record<string, unknown> = { local: { addr: 'unix://', public: false } }
  for (const one of list) {
    remotes[one.name] = {
      addr: `https://${one.address}`,
      auth_type: 'tls',
      project: 'default',
      protocol: one.kind,
      public: false,
    }
    const { pem } = await serverCertificate(one)
    await writeFile(join(folder, 'servercerts', `${one.name}.crt`), pem)
  }
  const config = { 'default-remote': 'local', remotes: { ...remotes, ...more }, aliases: {} }
  await writeFile(join(folder, 'config.yml'), stringify(config))
}
