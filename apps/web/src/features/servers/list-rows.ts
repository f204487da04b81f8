import type { InstanceRow } from '@gantry/protocol/instance-row'
import type { ServerRow } from '@gantry/protocol/server-row'
import { type Share, storageShare } from './capacity-sums.ts'
import { type StatusCount, tallyByServer, total } from './instance-tally.ts'

/** A server with what the list shows of it and its row does not hold. */
export type ServerListRow = {
  server: ServerRow
  instances: readonly StatusCount[]
  instanceCount: number
  membersUp: number
  storage: Share | null
}

export const listRows = (
  servers: readonly ServerRow[],
  instances: Iterable<InstanceRow>,
): ServerListRow[] => {
  const tally = tallyByServer(instances)
  return servers.map((server) => {
    const counts = tally.get(server.id) ?? []
    return {
      server,
      instances: counts,
      instanceCount: total(counts),
      membersUp: server.members.filter(({ status }) => status.toLowerCase() === 'online').length,
      storage: storageShare(server.capacity),
    }
  })
}

/** What the filter of the list looks into. */
export const namesServer = ({ server }: ServerListRow, wanted: string): boolean => {
  const words = wanted.trim().toLowerCase()
  const members = server.members.flatMap(({ name, address }) => [name, address])
  return [server.name, server.product ?? '', server.version ?? '', ...server.addresses, ...members].some(
    (text) => text.toLowerCase().includes(words),
  )
}
