import type { ServerRow } from '@gantry/protocol/server-row'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { catalogueQuery, remotesQuery } from '../image-remotes/remote-requests.ts'
import { catalogueImage, localImage, type PickImage } from './pick-image.ts'
import { imageList } from './queries.ts'

export type ImageSources = {
  images: readonly PickImage[]
  isPending: boolean
  /** Sources that could not be read; the others are there all the same. */
  failed: readonly { name: string; error: Error; retry: () => void }[]
}

/** Every image there is: those of the servers that are online, and of all simplestreams servers. */
export const usePickImages = (servers: readonly ServerRow[], project: string): ImageSources => {
  const online = useMemo(() => servers.filter((server) => server.state === 'online'), [servers])
  const remotes = useQuery(remotesQuery)
  const known = remotes.data ?? []
  const lists = useQueries({
    queries: online.map((server) => ({
      ...imageList(server.id, server.projects.includes(project) ? project : 'default'),
      retry: false,
    })),
  })
  const catalogues = useQueries({
    queries: known.map((remote) => ({ ...catalogueQuery(remote.id), retry: false })),
  })
  const images = [
    ...lists.flatMap((list, index) => {
      const server = online[index]
      if (server === undefined || list.data === undefined) return []
      const from = server.projects.includes(project) ? project : 'default'
      return list.data.map((image) => localImage(image, server, from))
    }),
    ...catalogues.flatMap((catalogue, index) => {
      const remote = known[index]
      if (remote === undefined || catalogue.data === undefined) return []
      return catalogue.data.images.map((image) => catalogueImage(image, remote))
    }),
  ]
  const failed = [
    ...lists.flatMap((list, index) =>
      list.error === null
        ? []
        : [{ name: online[index]?.name ?? '', error: list.error, retry: () => void list.refetch() }],
    ),
    ...catalogues.flatMap((catalogue, index) =>
      catalogue.error === null
        ? []
        : [{ name: known[index]?.name ?? '', error: catalogue.error, retry: () => void catalogue.refetch() }],
    ),
  ]
  const isPending = remotes.isPending || [...lists, ...catalogues].some((source) => source.isPending)
  return { images, isPending, failed }
}
