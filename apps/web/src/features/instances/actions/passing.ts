import { instanceKey } from '@gantry/protocol/instance-row'
import { hasEnded, type OperationRow } from '@gantry/protocol/operation-row'

/**
 * The word for what an operation does to an instance while it runs. LXD and Incus name their operations in
 * English ("Starting instance", in older ones "Starting container"), and say it in no other way.
 */
const words: readonly (readonly [RegExp, string])[] = [
  [/^starting/i, 'Starting'],
  [/^stopping/i, 'Stopping'],
  [/^restarting/i, 'Restarting'],
  [/^(freezing|pausing)/i, 'Freezing'],
  [/^(unfreezing|resuming)/i, 'Unfreezing'],
  [/^deleting (instance|container|virtual)/i, 'Deleting'],
  [/^creating (instance|container|virtual)/i, 'Creating'],
  [/^rebuilding/i, 'Rebuilding'],
  [/^renaming (instance|container|virtual)/i, 'Renaming'],
  [/^restoring/i, 'Restoring'],
  [/^migrating|^live-migrating/i, 'Moving'],
]

export const passingWord = (description: string): string | null =>
  words.find(([pattern]) => pattern.test(description))?.[1] ?? null

const isCreating = (operation: OperationRow): boolean =>
  passingWord(operation.description) === 'Creating' || passingWord(operation.description) === 'Moving'

/**
 * The instances that an operation is about. Of a copy LXD names the original as well, behind what it makes, and nothing
 * is done to that.
 */
const instancesOf = (operation: OperationRow): OperationRow['resources'] => {
  const instances = operation.resources.filter(({ kind }) => kind === 'instance')
  return passingWord(operation.description) === 'Creating' ? instances.slice(0, 1) : instances
}

/** The operations that make instances now, by the instance's key. */
export const creationsOf = (operations: Iterable<OperationRow>): Map<string, OperationRow> => {
  const creations = new Map<string, OperationRow>()
  for (const operation of operations) {
    if (hasEnded(operation.status) || !isCreating(operation)) continue
    for (const { project, name } of instancesOf(operation))
      creations.set(instanceKey({ server: operation.server, project, name }), operation)
  }
  return creations
}

/** The passing words of instances, by key, from the operations that run now; the youngest one counts. */
export const passingStatuses = (operations: Iterable<OperationRow>): Map<string, string> => {
  const statuses = new Map<string, { word: string; created: string }>()
  for (const operation of operations) {
    if (hasEnded(operation.status)) continue
    const word = passingWord(operation.description)
    if (word === null) continue
    for (const { project, name } of instancesOf(operation)) {
      const key = instanceKey({ server: operation.server, project, name })
      const before = statuses.get(key)
      if (before === undefined || before.created <= operation.created) {
        statuses.set(key, { word, created: operation.created })
      }
    }
  }
  return new Map([...statuses].map(([key, { word }]) => [key, word]))
}
