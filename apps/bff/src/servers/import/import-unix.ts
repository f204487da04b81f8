import { freeName } from '../names.ts'
import { askSocket, socketProblem, standardSockets } from '../sockets.ts'
import type { ClientFolder } from './client-folder.ts'
import type { ImportParts, Outcome } from './import-parts.ts'

/** A remote that is a local socket; `unix://` without a path is the standard one of its product. */
export const importUnix = async (
  { name, remote }: ClientFolder['remotes'][number],
  { add, list }: ImportParts,
): Promise<Outcome> => {
  const path = remote.addr.replace(/^unix:(\/\/)?/, '') || (await standardSocket(remote.protocol))
  if (path === undefined) return { outcome: 'skipped', message: 'There is no such server on this machine' }
  const already = list().find(({ way, addresses }) => way === 'unix' && addresses.includes(path))
  if (already !== undefined)
    return { outcome: 'skipped', message: `It is in Gantry already, as ${already.name}` }
  const answer = await askSocket(path)
  if (!answer.ok) return { outcome: 'failed', message: answer.message }
  const free = freeName(
    name,
    list().map((server) => server.name),
  )
  const added = await add(free, { way: 'unix', addresses: [path], fingerprint: null })
  return added.ok ? { outcome: 'added', message: '' } : { outcome: 'failed', message: added.message }
}

const standardSocket = async (protocol: string | undefined): Promise<string | undefined> => {
  const product = protocol === 'incus' ? 'incus' : 'lxd'
  for (const socket of standardSockets(process.env)) {
    if (socket.product === product && (await socketProblem(socket.path)) === undefined) return socket.path
  }
  return undefined
}
