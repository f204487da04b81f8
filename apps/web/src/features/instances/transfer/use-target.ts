import type { InstanceRow } from '@gantry/protocol/instance-row'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useServers } from '../../../live/hooks.ts'
import { instanceDetail, networkList, poolList, profileList } from '../queries.ts'
import { missingThere, networksOf, type TransferForm } from './transfer-form.ts'

/** Of more instances their devices are not read beforehand: the server itself says what it does not have. */
const readAtMost = 20

/** What the chosen place has, and what the instances would miss there; nothing of it while it is read. */
export const useTarget = ({ server, project }: TransferForm, rows: readonly InstanceRow[]) => {
  const enabled = server !== ''
  const online = new Set(useServers().flatMap(({ id, state }) => (state === 'online' ? [id] : [])))
  const pools = useQuery({ ...poolList(server, project), enabled })
  const profiles = useQuery({ ...profileList(server, project), enabled })
  const networks = useQuery({ ...networkList(server, project), enabled })
  const details = useQueries({
    queries: (rows.length > readAtMost ? [] : rows).map((row) => ({
      ...instanceDetail(row.server, row.project, row.name),
      enabled: online.has(row.server),
    })),
  })
  const names = (found: readonly { name: string }[] | undefined) => found?.map(({ name }) => name)
  const nics = details.map(({ data }) =>
    Object.entries(data?.devices ?? {}).flatMap(([device, settings]) =>
      networksOf({ [device]: settings }).map((network) => ({ device, network })),
    ),
  )
  return {
    pools: names(pools.data) ?? [],
    profiles: names(profiles.data) ?? [],
    networks: names(networks.data) ?? [],
    error:
      pools.error ??
      profiles.error ??
      networks.error ??
      details.map(({ error }) => error).find((error) => error !== null) ??
      null,
    /** Whether all that decides about the fields is known. */
    isRead:
      pools.data !== undefined &&
      profiles.data !== undefined &&
      networks.data !== undefined &&
      details.every(({ data }) => data !== undefined),
    missingProfiles: missingThere(
      rows.flatMap((row) => row.profiles),
      names(profiles.data),
    ),
    missingNetworks: missingThere(
      nics.flat().map(({ network }) => network),
      names(networks.data),
    ),
    /** The instances' own network devices, one list for each instance. */
    nics,
  }
}

export type Target = ReturnType<typeof useTarget>
