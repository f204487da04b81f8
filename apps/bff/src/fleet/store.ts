import { type InstanceRow, instanceKey } from '@gantry/protocol/instance-row'
import type { Hint } from '@gantry/protocol/live'
import { type OperationRow, operationKey } from '@gantry/protocol/operation-row'
import type { ServerRow } from '@gantry/protocol/server-row'
import type { ActionMove, FleetBatch } from './fleet-batch.ts'
import { sameRow } from './instance-to-row.ts'

/** 50 ms: long enough to make one message of a burst, short enough that nobody sees it. */
const coalesceMs = 50
/** After a quiet time the first row is what somebody waits for: it only waits for those read together with it. */
const firstRowMs = 5

type Pending = {
  rows: Map<string, InstanceRow | null>
  servers: Map<string, ServerRow | null>
  operations: Map<string, OperationRow>
  actions: Map<string, ActionMove>
  hints: Map<string, Hint>
}

/**
 * The rows of all servers, and what changed since the last batch. Latest wins: a row that changed five times in a
 * window is sent once. Two batches are never closer than 50 ms. `seq` counts batches; a snapshot taken between
 * two batches first closes the open window, so that "everything up to seq" is exact.
 */
export class Store implements Disposable {
  readonly #rows = new Map<string, InstanceRow>()
  readonly #byServer = new Map<string, Map<string, InstanceRow>>()
  readonly #servers = new Map<string, ServerRow>()
  readonly #listeners = new Set<(batch: FleetBatch) => void>()
  #pending = empty()
  #timer: NodeJS.Timeout | undefined
  /** When the timer ends, and when the last batch went, of `performance.now()`. */
  #due = 0
  #flushedAt = Number.NEGATIVE_INFINITY
  #seq = 0

  get seq(): number {
    return this.#seq
  }

  instances(): Iterable<InstanceRow> {
    return this.#rows.values()
  }

  instance(key: string): InstanceRow | undefined {
    return this.#rows.get(key)
  }

  ofServer(server: string): Iterable<InstanceRow> {
    return this.#byServer.get(server)?.values() ?? []
  }

  servers(): ServerRow[] {
    return [...this.#servers.values()]
  }

  server(id: string): ServerRow | undefined {
    return this.#servers.get(id)
  }

  onBatch(listener: (batch: FleetBatch) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Puts a row; the addresses of the one before stay while it runs. Answers whether anything changed. */
  put(row: InstanceRow): boolean {
    const key = instanceKey(row)
    const before = this.#rows.get(key)
    const next =
      before && row.addresses.length === 0 && row.status === 'Running' && before.status === 'Running'
        ? { ...row, addresses: before.addresses }
        : row
    if (before && sameRow(before, next)) return false
    this.#set(key, next)
    return true
  }

  addresses(key: string, addresses: string[]): void {
    const row = this.#rows.get(key)
    if (!row || row.addresses.join() === addresses.join()) return
    this.#set(key, { ...row, addresses })
  }

  drop(key: string): boolean {
    const row = this.#rows.get(key)
    if (!row) return false
    this.#rows.delete(key)
    this.#byServer.get(row.server)?.delete(key)
    this.#pending.rows.set(key, null)
    this.#scheduleRow()
    return true
  }

  /** Makes the rows of a server exactly these. Answers how many were put or dropped. */
  replace(server: string, rows: InstanceRow[]): number {
    const keys = new Set(rows.map(instanceKey))
    let changed = 0
    for (const key of [...(this.#byServer.get(server)?.keys() ?? [])]) {
      if (!keys.has(key) && this.drop(key)) changed += 1
    }
    for (const row of rows) if (this.put(row)) changed += 1
    return changed
  }

  putServer(row: ServerRow): void {
    const before = this.#servers.get(row.id)
    if (before && JSON.stringify(before) === JSON.stringify(row)) return
    this.#servers.set(row.id, row)
    this.#pending.servers.set(row.id, row)
    this.#schedule()
  }

  /** Forgets a server and all of its rows. */
  dropServer(id: string): void {
    for (const key of [...(this.#byServer.get(id)?.keys() ?? [])]) this.drop(key)
    this.#byServer.delete(id)
    if (!this.#servers.delete(id)) return
    this.#pending.servers.set(id, null)
    this.#schedule()
  }

  operation(row: OperationRow): void {
    this.#pending.operations.set(operationKey(row), row)
    this.#schedule()
  }

  action(move: ActionMove): void {
    const before = this.#pending.actions.get(move.id)
    const items = new Map([...(before?.items ?? []), ...move.items].map((item) => [item.key, item]))
    this.#pending.actions.set(move.id, { ...move, items: [...items.values()] })
    this.#schedule()
  }

  hint(hint: Hint): void {
    this.#pending.hints.set(`${hint.server}/${hint.project}/${hint.kind}/${hint.name}`, hint)
    this.#schedule()
  }

  /** Closes the window now. */
  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const { rows, servers, operations, actions, hints } = this.#pending
    if (rows.size + servers.size + operations.size + actions.size + hints.size === 0) return
    this.#pending = empty()
    this.#flushedAt = performance.now()
    this.#seq += 1
    const batch: FleetBatch = {
      seq: this.#seq,
      ...split(rows),
      servers: split(servers).put,
      dropServers: split(servers).drop,
      operations: [...operations.values()],
      actions: [...actions.values()],
      hints: [...hints.values()],
    }
    for (const listener of this.#listeners) listener(batch)
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer)
    this.#listeners.clear()
  }

  #set(key: string, row: InstanceRow): void {
    this.#rows.set(key, row)
    let own = this.#byServer.get(row.server)
    if (!own) {
      own = new Map()
      this.#byServer.set(row.server, own)
    }
    own.set(key, row)
    this.#pending.rows.set(key, row)
    this.#scheduleRow()
  }

  #schedule(): void {
    this.#flushAt(performance.now() + coalesceMs)
  }

  #scheduleRow(): void {
    this.#flushAt(Math.max(performance.now() + firstRowMs, this.#flushedAt + coalesceMs))
  }

  #flushAt(due: number): void {
    if (this.#timer !== undefined && this.#due <= due) return
    clearTimeout(this.#timer)
    this.#due = due
    this.#timer = setTimeout(() => this.flush(), due - performance.now())
  }
}

const empty = (): Pending => ({
  rows: new Map(),
  servers: new Map(),
  operations: new Map(),
  actions: new Map(),
  hints: new Map(),
})

function split<T>(changes: Map<string, T | null>): { put: T[]; drop: string[] } {
  const put: T[] = []
  const drop: string[] = []
  for (const [key, value] of changes) {
    if (value === null) drop.push(key)
    else put.push(value)
  }
  return { put, drop }
}
