import type { ServerRow } from '@gantry/protocol/server-row'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { networkList, poolList, profileList } from '../queries.ts'
import type { NetworkChoice } from './create-body.ts'
import type { CreateForm } from './create-form.ts'
import { type Inherited, inheritedFrom, unknownInheritance } from './inherited.ts'

/** Interfaces of the host that an instance can be put on: managed networks, and bridges that LXD found. */
const usable = (network: { name: string; type: string; managed: boolean }): NetworkChoice[] =>
  network.managed || network.type === 'bridge' ? [{ name: network.name, managed: network.managed }] : []

/** What the chosen server has to choose from. */
export const useCreateChoices = (
  form: Pick<CreateForm, 'server' | 'project' | 'profiles'>,
  server: ServerRow | undefined,
) => {
  const enabled = server?.state === 'online'
  const profiles = useQuery({ ...profileList(form.server, form.project), enabled })
  const pools = useQuery({ ...poolList(form.server, form.project), enabled })
  const networks = useQuery({ ...networkList(form.server, form.project), enabled })
  const inherited: Inherited = useMemo(
    () => (profiles.data === undefined ? unknownInheritance : inheritedFrom(form.profiles, profiles.data)),
    [profiles.data, form.profiles],
  )
  return {
    profiles: profiles.data ?? [],
    pools: pools.data ?? [],
    networks: networks.data?.flatMap(usable) ?? [],
    inherited,
    isLoading: profiles.isLoading || pools.isLoading || networks.isLoading,
    error: profiles.error ?? pools.error ?? networks.error,
    retry: () => {
      for (const query of [profiles, pools, networks]) if (query.isError) void query.refetch()
    },
  }
}

export type CreateChoices = ReturnType<typeof useCreateChoices>
