import type { InstanceRow } from '@gantry/protocol/instance-row'
import type { OperationRow } from '@gantry/protocol/operation-row'
import { type Binding, grants } from '@gantry/protocol/permissions'
import type { ServerRow } from '@gantry/protocol/server-row'
import type { FleetBatch } from './fleet-batch.ts'

/**
 * What a person may see of the fleet. People with the same bindings share one `key`, so that a batch is cut down
 * and serialised once for all of them.
 */
export type Projection = {
  key: string
  /** Anything of this server at all. */
  server(id: string): boolean
  /** All of this server: its name without a project. */
  whole(id: string): boolean
  project(server: string, project: string): boolean
}

export function projectionOf(bindings: readonly Binding[]): Projection {
  const whole = new Set<string>()
  const projects = new Map<string, Set<string>>()
  let everything = false
  for (const { role, scope } of bindings) {
    if (!grants[role].has('view')) continue
    if ('everything' in scope) everything = true
    else if (scope.project === undefined) whole.add(scope.server)
    else projects.set(scope.server, (projects.get(scope.server) ?? new Set()).add(scope.project))
  }
  if (everything) return { key: 'everything', server: () => true, whole: () => true, project: () => true }
  return {
    key: JSON.stringify([
      [...whole].sort(),
      [...projects].map(([server, names]) => [server, [...names].sort()]).sort(),
    ]),
    server: (id) => whole.has(id) || projects.has(id),
    whole: (id) => whole.has(id),
    project: (server, project) => whole.has(server) || projects.get(server)?.has(project) === true,
  }
}

export const seesInstance = (sight: Projection, row: InstanceRow): boolean =>
  sight.project(row.server, row.project)
export const seesOperation = (sight: Projection, row: OperationRow): boolean =>
  sight.project(row.server, row.project)

/** The row with only the projects that the person may know of. */
export function projectServer(sight: Projection, row: ServerRow): ServerRow {
  if (sight.whole(row.id)) return row
  return { ...row, projects: row.projects.filter((project) => sight.project(row.id, project)) }
}

/** What is left of a batch for this sight, without the action runs, which are each person's own. */
export function projectBatch(sight: Projection, batch: FleetBatch): Omit<FleetBatch, 'actions'> | undefined {
  const { actions: _, ...rest } = batch
  if (sight.key === 'everything') return isEmpty(rest) ? undefined : rest
  const cut = {
    seq: batch.seq,
    put: batch.put.filter((row) => seesInstance(sight, row)),
    drop: batch.drop.filter((key) => {
      const [server = '', project = ''] = key.split('/')
      return sight.project(server, project)
    }),
    servers: batch.servers.filter((row) => sight.server(row.id)).map((row) => projectServer(sight, row)),
    dropServers: batch.dropServers.filter((id) => sight.server(id)),
    operations: batch.operations.filter((row) => seesOperation(sight, row)),
    hints: batch.hints.filter((hint) =>
      hint.project === null ? sight.server(hint.server) : sight.project(hint.server, hint.project),
    ),
  }
  return isEmpty(cut) ? undefined : cut
}

const isEmpty = (batch: Omit<FleetBatch, 'actions'>): boolean =>
  batch.put.length +
    batch.drop.length +
    batch.servers.length +
    batch.dropServers.length +
    batch.operations.length +
    batch.hints.length ===
  0
