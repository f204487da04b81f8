import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Caller } from '../access/access.ts'
import type { Context } from '../context.ts'
import { hasOwnOrigin, isOurHost } from './origin.ts'
import { refuseUpgrade } from './refuse-upgrade.ts'

type Asked = { context: Context; request: IncomingMessage; socket: Duplex; head: Buffer; caller: Caller }

/** `:id` in a path stands for one segment, which `accept` is given. */
type Upgrade = { path: string; accept(asked: Asked, id: string): void }

/** Every path that may be upgraded, below the base path. The tests of S1 and S2 are made from this list. */
export const upgrades: readonly Upgrade[] = [
  {
    path: 'api/live',
    accept: ({ context, request, socket, head, caller }) =>
      context.live.accept(request, socket, head, caller),
  },
  {
    path: 'api/terminals/:id/socket',
    accept: ({ context, request, socket, head, caller }, id) =>
      context.terminals.accept('socket', id, request, socket, head, caller),
  },
  {
    path: 'api/terminals/:id/spice',
    accept: ({ context, request, socket, head, caller }, id) =>
      context.terminals.accept('spice', id, request, socket, head, caller),
  },
]

/**
 * Checks Host, Origin and session before a socket is opened, for all paths alike. A cookie without an Origin is
 * refused: no browser sends that, and a page of another site could (S1, S2).
 */
export const handleUpgrade =
  (context: Context) =>
  (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    // Without a listener, a browser that hangs up now would end the process.
    socket.on('error', () => socket.destroy())
    void upgrade(context, request, socket, head).catch((error: unknown) => {
      context.log.error({ err: error }, 'an upgrade failed')
      socket.destroy()
    })
  }

const upgrade = async (
  context: Context,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<void> => {
  const { config } = context
  const path = (request.url ?? '').split('?')[0]
  const found = findUpgrade(path?.startsWith(config.basePath) ? path.slice(config.basePath.length) : '')
  if (!isOurHost(request.headers.host, config)) return refuseUpgrade(socket, 421)
  if (found === undefined) return refuseUpgrade(socket, 404)
  if (!hasOwnOrigin(request, config)) return refuseUpgrade(socket, 403)
  const caller = await context.access.caller(request)
  if (caller === undefined) return refuseUpgrade(socket, 401)
  if (socket.destroyed) return
  found.upgrade.accept({ context, request, socket, head, caller }, found.id)
}

/** Ids are letters and digits, so nothing in one needs decoding. */
const findUpgrade = (path: string): { upgrade: Upgrade; id: string } | undefined => {
  const id = /^api\/[a-z]+\/([a-z0-9]{1,64})\//.exec(path)?.[1] ?? ''
  const upgrade = upgrades.find((entry) => entry.path.replace(':id', id) === path)
  return upgrade && { upgrade, id }
}
