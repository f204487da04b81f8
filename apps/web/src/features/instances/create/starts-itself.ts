import type { ServerRow } from '@gantry/protocol/server-row'

/** With this extension the server itself starts what it made; without it Gantry does so after the operation. */
const startExtension = 'instance_create_start'

export const startsItself = (server: ServerRow): boolean => server.extensions.includes(startExtension)
