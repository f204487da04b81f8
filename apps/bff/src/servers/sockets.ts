import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { basename, isAbsolute, join } from 'node:path'
import { createClient } from '@gantry/lxd-client'
import { connectUnix } from '@gantry/lxd-client/node'
import type { Server } from '@gantry/lxd-client/types/server'

export type StandardSocket = { path: string; product: 'lxd' | 'incus' }

/** Where LXD and Incus put their sockets, and where `LXD_DIR` and `INCUS_DIR` say. */
export const standardSockets = (environment: NodeJS.ProcessEnv): StandardSocket[] => {
  const { LXD_DIR, INCUS_DIR } = environment
  const all: StandardSocket[] = [
    ...(LXD_DIR ? [{ path: join(LXD_DIR, 'unix.socket'), product: 'lxd' as const }] : []),
    ...(INCUS_DIR ? [{ path: join(INCUS_DIR, 'unix.socket'), product: 'incus' as const }] : []),
    { path: '/var/snap/lxd/common/lxd/unix.socket', product: 'lxd' },
    { path: '/var/lib/lxd/unix.socket', product: 'lxd' },
    { path: '/var/lib/incus/unix.socket', product: 'incus' },
    { path: '/run/incus/unix.socket', product: 'incus' },
  ]
  return all.filter(({ path }, index) => all.findIndex((other) => other.path === path) === index)
}

/** Sockets of a restricted user daemon have the second name. */
const socketNames = new Set(['unix.socket', 'unix.socket.user'])

/** Why a socket cannot be used, or undefined. */
export const socketProblem = async (path: string): Promise<string | undefined> => {
  // Only these names: other sockets of this machine (of containers, of the desktop) must not be talked to (S38).
  if (!isAbsolute(path) || !socketNames.has(basename(path))) {
    return 'The path of a socket of LXD or Incus, like /var/lib/lxd/unix.socket'
  }
  try {
    const found = await stat(path)
    if (!found.isSocket()) return `${path} is not a socket`
    await access(path, constants.R_OK | constants.W_OK)
    return undefined
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR') return `${path} does not exist`
    if (code === 'EACCES' || code === 'EPERM') {
      return `${path}: not permitted. The user that runs Gantry must be in the group that owns this socket.`
    }
    return `${path} cannot be used (${String(code)})`
  }
}

export type SocketAnswer = { ok: true; server: Server } | { ok: false; message: string }

/** Asks what answers at a socket. */
export const askSocket = async (path: string): Promise<SocketAnswer> => {
  const problem = await socketProblem(path)
  if (problem !== undefined) return { ok: false, message: problem }
  await using connection = connectUnix({ socketPath: path })
  const answer = await createClient(connection).server.get({ timeoutMs: 5_000 })
  if (!answer.ok) return { ok: false, message: answer.message }
  if (answer.value.auth !== 'trusted') return { ok: false, message: `${path} answers, but does not trust us` }
  return { ok: true, server: answer.value }
}
