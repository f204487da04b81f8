import { InstanceRow } from '@gantry/protocol/instance-row'
import { ServerRow } from '@gantry/protocol/server-row'
import * as z from 'zod/mini'

/** What is remembered of a server's row. The configurations of its projects are not: what they allow is asked anew. */
export const SeenFacts = z.pick(ServerRow, {
  product: true,
  version: true,
  clustered: true,
  members: true,
  projects: true,
  extensions: true,
  via: true,
  capacity: true,
})
type SeenFacts = z.infer<typeof SeenFacts>

export const SeenRows = z.array(InstanceRow)

/** A server as it was last seen, `at` that time (ISO 8601). */
export type Picture = { at: string; facts: SeenFacts; rows: InstanceRow[] }

/**
 * Remembers what each server looked like beyond the end of the process, so that one that cannot be reached when Gantry
 * starts still has its rows. A server's picture goes when the server is removed.
 */
export interface LastSeen {
  /** Undefined where nothing is remembered, or nothing that can be read. */
  load(server: string): Promise<Picture | undefined>
  save(server: string, picture: Picture): Promise<void>
  /** These still look as they were saved. */
  stillSeen(servers: string[], at: string): Promise<void>
}
