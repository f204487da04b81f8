import type { ServerRow } from '@gantry/protocol/server-row'

/** Whether a server needs nothing, a look, is broken, or is switched off in Gantry. */
export const serverHealth = (server: ServerRow): 'well' | 'look' | 'broken' | 'off' => {
  if (server.state === 'disabled') return 'off'
  if (server.state === 'connecting') return 'look'
  if (server.state !== 'online') return 'broken'
  return server.members.some((member) => member.status !== 'Online') ? 'look' : 'well'
}
