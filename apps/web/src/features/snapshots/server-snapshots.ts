import type { Instance, InstanceFull, InstanceSnapshot } from '@gantry/lxd-client/types/instance'
import { type InstanceKey, instanceKey } from '@gantry/protocol/instance-row'
import { allows, type Binding } from '@gantry/protocol/permissions'
import type { ServerRow } from '@gantry/protocol/server-row'
import { queryOptions } from '@tanstack/react-query'
import { lxd, unwrapLxd } from '../../api/lxd.ts'

/** What one reading found of an instance. `newest` is null where it has no snapshot; `schedule` is empty without one. */
export type Reading = { count: number; newest: string | null; schedule: string }
export type ServerReading = ReadonlyMap<InstanceKey, Reading>

/** Seconds pass at a thousand instances, and a cluster with a dead member answers later still. */
const readMs = 120_000

export const newestOf = (snapshots: readonly InstanceSnapshot[]): string | null =>
  snapshots
    .map(({ created_at }) => created_at)
    .toSorted((a, b) => Date.parse(a) - Date.parse(b))
    .at(-1) ?? null

export const scheduleOf = ({ expanded_config }: Pick<Instance, 'expanded_config'>): string =>
  expanded_config['snapshots.schedule'] ?? ''

export const readingOf = (instance: InstanceFull): Reading => ({
  count: instance.snapshots?.length ?? 0,
  newest: newestOf(instance.snapshots ?? []),
  schedule: scheduleOf(instance),
})

/** Of an instance on a member that does not answer, a cluster knows the name and sends nothing else. */
export const isWhole = ({ expanded_config }: InstanceFull): boolean => (expanded_config ?? null) !== null

/** The projects that must be asked for by name; null for who may see the whole server, in one request. */
export const projectsToRead = (server: ServerRow, bindings: readonly Binding[]): readonly string[] | null =>
  allows(bindings, 'view', { server: server.id })
    ? null
    : server.projects.filter((project) => allows(bindings, 'view', { server: server.id, project }))

/**
 * The snapshots of all instances of one server. It is dear, so it is read when somebody opens the page or asks for it
 * again, and never by itself: the key is none that hints or a new connection touch.
 */
export const serverSnapshots = (server: string, projects: readonly string[] | null) =>
  queryOptions({
    queryKey: ['fleet-snapshots', null, server, projects?.join(' ') ?? null],
    retry: false,
    queryFn: async ({ signal }): Promise<ServerReading> => {
      const { list } = lxd(server).instances
      const options = { recursion: 2, signal, timeoutMs: readMs } as const
      const lists =
        projects === null
          ? [await unwrapLxd(server, list({ ...options, allProjects: true }))]
          : await Promise.all(projects.map((project) => unwrapLxd(server, list({ ...options, project }))))
      return new Map(
        lists
          .flat()
          .filter(isWhole)
          .map((instance) => [
            instanceKey({ server, project: instance.project, name: instance.name }),
            readingOf(instance),
          ]),
      )
    },
  })
