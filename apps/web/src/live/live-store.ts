import type { ActionRun } from '@gantry/protocol/actions'
import { type InstanceRow, type InstanceSnapshot, instanceKey } from '@gantry/protocol/instance-row'
import type { Hint, LiveBatch, LiveHello } from '@gantry/protocol/live'
import { hasEnded, type OperationRow, operationKey } from '@gantry/protocol/operation-row'
import type { ServerRow } from '@gantry/protocol/server-row'
import { createKeyedRows, type KeyedRows } from './keyed-rows.ts'
import { createSlice, type Schedule, soon, type WritableSlice } from './slice.ts'

/** Ended operations that the pane keeps; the operations page asks for older ones. */
const endedKept = 50

export type LiveStore = {
  instances: KeyedRows<InstanceRow>
  servers: KeyedRows<ServerRow>
  operations: KeyedRows<OperationRow>
  runs: KeyedRows<ActionRun>
  /** False until the first snapshot came; after that rows stay, through every reconnect. */
  loaded: WritableSlice<boolean>
  hello(message: LiveHello): void
  /** Applies a batch. Instance changes that come before the snapshot wait for it. */
  batch(message: LiveBatch): void
  snapshot(snapshot: InstanceSnapshot): void
  /** The person's own run, as the answer to starting it gave it. */
  putRun(run: ActionRun): void
  clear(): void
}

/**
 * The picture of the fleet, outside React. `hello` begins a connection; from then on instance changes are held back
 * until `snapshot` comes with a `seq` of its own, because a batch with seq <= the snapshot's is already in it.
 */
export const createLiveStore = (
  onHints: (hints: readonly Hint[]) => void,
  schedule: Schedule = soon,
): LiveStore => {
  const instances = createKeyedRows<InstanceRow>(instanceKey, schedule)
  const servers = createKeyedRows<ServerRow>((row) => row.id, schedule)
  const operations = createKeyedRows<OperationRow>(operationKey, schedule)
  const runs = createKeyedRows<ActionRun>((run) => run.id, schedule)
  const loaded = createSlice(false, schedule)
  let held: LiveBatch[] | undefined = []

  const applyInstances = ({ instances: changes }: LiveBatch): void => {
    if (changes === undefined) return
    instances.drop(changes.drop)
    instances.put(changes.put)
  }

  const putOperations = (rows: readonly OperationRow[]): void => {
    // The server's clock orders the states of one operation; a late older one must not bring it back to life.
    const news = rows.filter((row) => {
      const known = operations.byKey().get(operationKey(row))
      return known === undefined || !hasEnded(known.status) || hasEnded(row.status)
    })
    operations.put(news)
    const ended = operations.all.get().filter((row) => hasEnded(row.status))
    if (ended.length <= endedKept) return
    const oldest = ended.toSorted((a, b) => (a.ended ?? a.updated).localeCompare(b.ended ?? b.updated))
    operations.drop(oldest.slice(0, ended.length - endedKept).map(operationKey))
  }

  return {
    instances,
    servers,
    operations,
    runs,
    loaded,
    hello(message) {
      held = []
      servers.replace(message.servers)
      operations.replace([])
      putOperations(message.operations)
      runs.put(message.actions)
    },
    batch(message) {
      if (held === undefined) applyInstances(message)
      else held.push(message)
      if (message.servers !== undefined) {
        servers.drop(message.servers.drop)
        servers.put(message.servers.put)
      }
      if (message.operations !== undefined) putOperations(message.operations)
      for (const change of message.actions ?? []) {
        const run = runs.byKey().get(change.id)
        if (run === undefined) continue
        const moved = new Map(change.items.map((item) => [item.key, item]))
        runs.put([
          { ...run, ended: change.ended, items: run.items.map((item) => moved.get(item.key) ?? item) },
        ])
      }
      if (message.hints !== undefined && message.hints.length > 0) onHints(message.hints)
    },
    snapshot({ seq, rows }) {
      instances.replace(rows)
      for (const message of held ?? []) if (message.seq > seq) applyInstances(message)
      held = undefined
      loaded.set(true)
    },
    putRun: (run) => runs.put([run]),
    clear() {
      held = []
      instances.replace([])
      servers.replace([])
      operations.replace([])
      runs.replace([])
      loaded.set(false)
    },
  }
}
