import type { ImportResult } from '@gantry/protocol/servers'
import type { ServerRefused } from '../servers.ts'
import { type ClientFolder, readClientFolder } from './client-folder.ts'
import { importHttps } from './import-https.ts'
import type { ImportParts, Outcome } from './import-parts.ts'
import { importUnix } from './import-unix.ts'

/** Image servers that every client has from the start; nobody added them. */
const publicImageHosts = new Set([
  'images.linuxcontainers.org',
  'images.lxd.canonical.com',
  'cloud-images.ubuntu.com',
])

/** Imports each remote by itself, in the order of the file: one that fails does not stop the others. */
export const importFolder = async (
  folder: string,
  parts: ImportParts,
): Promise<{ ok: true; results: ImportResult[] } | ServerRefused> => {
  const read = await readClientFolder(folder)
  if (!read.ok) {
    return {
      ok: false,
      status: 422,
      code: 'invalid',
      message: read.message,
      fields: { folder: read.message },
    }
  }
  const results: ImportResult[] = []
  for (const entry of read.value.remotes) {
    const kind = entry.remote.protocol === 'simplestreams' ? 'image-remote' : 'server'
    results.push({ remote: entry.name, kind, ...(await importRemote(entry, read.value, parts)) })
  }
  return { ok: true, results }
}

const importRemote = (
  entry: ClientFolder['remotes'][number],
  folder: ClientFolder,
  parts: ImportParts,
): Promise<Outcome> | Outcome => {
  const { remote } = entry
  if (remote.protocol === 'simplestreams') return importImages(entry, parts)
  if (remote.addr.startsWith('unix:')) return importUnix(entry, parts)
  if (remote.public === true) return { outcome: 'skipped', message: 'It is public: it only offers images' }
  if (!remote.addr.startsWith('https://'))
    return { outcome: 'skipped', message: `${remote.addr} is not https` }
  if ((remote.auth_type ?? 'tls') !== 'tls') {
    return { outcome: 'failed', message: `It wants a login (${remote.auth_type}); add it with a trust token` }
  }
  return importHttps(entry, folder.client, parts)
}

const importImages = async (
  { name, remote, certificate }: ClientFolder['remotes'][number],
  { imageRemotes }: ImportParts,
): Promise<Outcome> => {
  if (!URL.canParse(remote.addr)) return { outcome: 'failed', message: `${remote.addr} is no address` }
  if (publicImageHosts.has(new URL(remote.addr).hostname)) {
    return { outcome: 'skipped', message: 'It is one of the public ones that every client has' }
  }
  const url = remote.addr.replace(/\/+$/, '')
  const same = (await imageRemotes.list()).find((known) => known.url === url)
  if (same) return { outcome: 'skipped', message: `It is in Gantry already, as ${same.name}` }
  const added = await imageRemotes.add({ name, url, certificate: certificate ?? null })
  return added.ok ? { outcome: 'added', message: '' } : { outcome: 'failed', message: added.message }
}
