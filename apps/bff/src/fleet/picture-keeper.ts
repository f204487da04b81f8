import { splitInstanceKey } from '@gantry/protocol/instance-row'
import type { Logger } from 'pino'
import type { FleetBatch } from './fleet-batch.ts'
import type { LastSeen } from './last-seen.ts'
import type { Store } from './store.ts'

type Parts = {
  store: Pick<Store, 'onBatch' | 'server' | 'servers' | 'ofServer'>
  lastSeen: LastSeen
  log: Logger
  /** What changes is written down this often, and a kill -9 loses no more. */
  paceMs?: number
}

/** Has pictures of servers saved: when one is lost, at a slow pace while it changes, and at the end. */
export class PictureKeeper implements AsyncDisposable {
  readonly #parts: Parts
  readonly #changed = new Set<string>()
  readonly #seenAt = new Map<string, string | null>()
  readonly #due = new Set<string>()
  readonly #timer: NodeJS.Timeout
  readonly #stop: () => void
  #saving: Promise<void> | undefined

  constructor(parts: Parts) {
    this.#parts = parts
    this.#stop = parts.store.onBatch((batch) => this.#note(batch))
    this.#timer = setInterval(() => void this.#saveAll(), parts.paceMs ?? 60_000)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer)
    this.#stop()
    await this.#saveAll()
  }

  #note({ put, drop, servers, dropServers }: FleetBatch): void {
    for (const row of put) this.#changed.add(row.server)
    for (const key of drop) this.#changed.add(splitInstanceKey(key).server)
    for (const { id, state, lastSeen } of servers) {
      this.#changed.add(id)
      // By its time, not by the state before: one that comes and goes within a batch was never seen online here.
      const isLost = state !== 'online' && state !== 'connecting' && lastSeen !== this.#seenAt.get(id)
      this.#seenAt.set(id, lastSeen)
      if (isLost) void this.#save([id])
    }
    for (const id of dropServers) {
      this.#changed.delete(id)
      this.#seenAt.delete(id)
    }
  }

  async #saveAll(): Promise<void> {
    const { store, lastSeen, log } = this.#parts
    const online = store.servers().filter(({ state }) => state === 'online')
    const same = online.map(({ id }) => id).filter((id) => !this.#changed.has(id))
    await this.#save([...this.#changed])
    await lastSeen
      .stillSeen(same, new Date().toISOString())
      .catch((error: unknown) => log.error({ err: error }, 'when servers were seen was not stored'))
  }

  /** One after the other; a server that is due already is saved once. */
  async #save(ids: string[]): Promise<void> {
    for (const id of ids) this.#due.add(id)
    this.#saving ??= this.#saveDue().finally(() => {
      this.#saving = undefined
    })
    await this.#saving
  }

  async #saveDue(): Promise<void> {
    const { store, lastSeen, log } = this.#parts
    for (const id of this.#due) {
      this.#due.delete(id)
      this.#changed.delete(id)
      const server = store.server(id)
      const at = server?.state === 'online' ? new Date().toISOString() : server?.lastSeen
      // One that was never seen has nothing to remember.
      if (!server || !at) continue
      const { product, version, clustered, members, projects, extensions, via, capacity } = server
      const facts = { product, version, clustered, members, projects, extensions, via, capacity }
      await lastSeen
        .save(id, { at, facts, rows: [...store.ofServer(id)] })
        .catch((error: unknown) => log.error({ server: id, err: error }, 'a server as seen was not stored'))
    }
  }
}
