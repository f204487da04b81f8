import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { fingerprintOf, type KeyPair } from '../identity.ts'

/*
 * The configuration of the command line client `lxc` or `incus` (`~/.config/lxc`, `~/.config/incus`):
 *
 *   config.yml            remotes: { <name>: { addr, protocol, public, auth_type, project } }
 *   client.crt client.key the certificate that servers trust, and its key
 *   servercerts/<name>.crt the certificate of a remote, where no authority vouches for it
 */

const Remote = z.object({
  addr: z.string(),
  protocol: z.string().optional(),
  public: z.boolean().optional(),
  auth_type: z.string().optional(),
})
type Remote = z.infer<typeof Remote>

const Configuration = z.object({ remotes: z.record(z.string(), Remote).prefault({}) })

export type ClientFolder = {
  /** In the order of the file. */
  remotes: { name: string; remote: Remote; certificate: string | undefined }[]
  /** Missing when the client never talked to a server over the network. */
  client: KeyPair | undefined
}

/** Reads such a folder. What is wrong is told without any of the files' contents. */
export const readClientFolder = async (
  folder: string,
): Promise<{ ok: true; value: ClientFolder } | { ok: false; message: string }> => {
  const text = await optional(join(folder, 'config.yml'))
  if (text === undefined) return { ok: false, message: `There is no readable config.yml in ${folder}` }
  let configuration: z.infer<typeof Configuration>
  try {
    configuration = Configuration.parse(parse(text) ?? {})
  } catch {
    return { ok: false, message: `${join(folder, 'config.yml')} is no configuration of lxc or incus` }
  }
  const remotes = await Promise.all(
    Object.entries(configuration.remotes).map(async ([name, remote]) => ({
      name,
      remote,
      certificate: /^[^/\0]+$/.test(name)
        ? await optional(join(folder, 'servercerts', `${name}.crt`))
        : undefined,
    })),
  )
  return { ok: true, value: { remotes, client: await clientPair(folder) } }
}

const clientPair = async (folder: string): Promise<KeyPair | undefined> => {
  const [certificate, key] = [
    await optional(join(folder, 'client.crt')),
    await optional(join(folder, 'client.key')),
  ]
  if (certificate === undefined || key === undefined) return undefined
  try {
    return { certificate, key, fingerprint: fingerprintOf(certificate) }
  } catch {
    return undefined
  }
}

const optional = (file: string): Promise<string | undefined> => readFile(file, 'utf8').catch(() => undefined)
