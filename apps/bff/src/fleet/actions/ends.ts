import { createClient } from '@gantry/lxd-client'
import type { End } from '../../transfers/end.ts'
import type { ActionParts } from './job.ts'

/** One end of a transfer, or why there is none. */
export const endAt = (
  { servers }: Pick<ActionParts, 'servers'>,
  id: string,
  project: string,
  member?: string,
): { ok: true; value: End } | { ok: false; message: string } => {
  const connection = servers.connection(id)
  if (connection === undefined) return { ok: false, message: whyNoConnection(servers, id) }
  const client = createClient(connection, { project, ...(member === undefined ? {} : { target: member }) })
  return { ok: true, value: { id, name: servers.get(id)?.name ?? id, connection, client, project } }
}

export const whyNoConnection = (servers: ActionParts['servers'], id: string): string =>
  servers.get(id) ? 'The server is disabled' : 'There is no such server'
