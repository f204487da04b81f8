import { type InstanceRow, instanceKey } from '@gantry/protocol/instance-row'
import type { OperationRow } from '@gantry/protocol/operation-row'

/** What the header narrows every page to. */
export type ScopeOf = { server: string | undefined; project: string | undefined }

export const inScope = (
  rows: readonly InstanceRow[],
  { server, project }: ScopeOf,
): readonly InstanceRow[] =>
  server === undefined && project === undefined
    ? rows
    : rows.filter(
        (row) =>
          (server === undefined || row.server === server) &&
          (project === undefined || row.project === project),
      )

/**
 * What is selected and can be seen. An action reaches no row that the search hides or that is gone meanwhile,
 * whatever was selected before.
 */
export const effective = (selection: ReadonlySet<string>, rows: readonly InstanceRow[]): InstanceRow[] =>
  selection.size === 0 ? [] : rows.filter((row) => selection.has(instanceKey(row)))

/** The rows, and one for each instance that is being made and that its server does not list yet. */
export const withCreations = (
  rows: readonly InstanceRow[],
  creations: ReadonlyMap<string, OperationRow>,
): readonly InstanceRow[] => {
  if (creations.size === 0) return rows
  const known = new Set(rows.map(instanceKey))
  const placeholders = [...creations]
    .filter(([key]) => !known.has(key))
    .map(([key, row]) => placeholder(key, row))
  return [...rows, ...placeholders]
}

const placeholder = (key: string, operation: OperationRow): InstanceRow => ({
  server: operation.server,
  project: operation.project,
  name: key.split('/')[2] ?? '',
  member: operation.member,
  type: 'container',
  status: 'Creating',
  image: '',
  architecture: '',
  addresses: [],
  profiles: [],
  description: '',
  created: operation.created,
  lastUsed: null,
  ephemeral: false,
  user: {},
})
