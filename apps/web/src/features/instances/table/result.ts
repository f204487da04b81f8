import { type InstanceRow, instanceKey } from '@gantry/protocol/instance-row'
import type { OperationRow } from '@gantry/protocol/operation-row'
import { hasEnded } from '@gantry/protocol/operation-row'
import { isCreating } from '../actions/passing.ts'

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

/**
 * Rows for instances that are being made and that their server does not list yet; `progress` finds the operation
 * of a row that is being made, whether the server lists it already or not.
 */
export const withCreations = (
  rows: readonly InstanceRow[],
  operations: readonly OperationRow[],
): { rows: readonly InstanceRow[]; making: ReadonlyMap<string, OperationRow> } => {
  const making = new Map<string, OperationRow>()
  for (const operation of operations) {
    if (hasEnded(operation.status) || !isCreating(operation)) continue
    for (const { kind, project, name } of operation.resources) {
      if (kind === 'instance') making.set(instanceKey({ server: operation.server, project, name }), operation)
    }
  }
  if (making.size === 0) return { rows, making }
  const known = new Set(rows.map(instanceKey))
  const placeholders = [...making]
    .filter(([key]) => !known.has(key))
    .map(([key, row]) => placeholder(key, row))
  return { rows: [...rows, ...placeholders], making }
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
