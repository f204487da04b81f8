import type { ServerRow } from '@gantry/protocol/server-row'
import { getRouteApi } from '@tanstack/react-router'
import { useServer } from '../../live/hooks.ts'

const shell = getRouteApi('/_shell')

/**
 * The server and project that the header narrows every page to. In the URL as `server` (its id) and `project`, and
 * kept from page to page. An id that no server has counts as all servers.
 */
export const useScope = (): { server: ServerRow | undefined; project: string | undefined } => {
  const { server, project } = shell.useSearch()
  return { server: useServer(server), project }
}
