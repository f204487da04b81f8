import type { Client } from '@gantry/lxd-client'
import type { InstanceState } from '@gantry/lxd-client/types/instance-state'
import { splitInstanceKey } from '@gantry/protocol/instance-row'
import { limits } from './limits.ts'
import { Refetch } from './refetch.ts'
import type { Store } from './store.ts'

/** DHCP tells nobody when it is done, so a fresh start is asked again a few times, while somebody looks. */
const againAfterMs = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000]

/** Looks up the addresses of the running instances on somebody's screen, once for each start. */
export class AddressWatch implements Disposable {
  readonly #client: Client
  readonly #store: Store
  readonly #signal: AbortSignal
  #watched = new Set<string>()
  readonly #known = new Map<string, number>()
  readonly #timers = new Map<string, NodeJS.Timeout>()
  readonly #lookups: Refetch

  constructor(parts: { client: Client; store: Store; signal: AbortSignal }) {
    this.#client = parts.client
    this.#store = parts.store
    this.#signal = parts.signal
    this.#lookups = new Refetch((key) => this.#look(key), 4)
  }

  watch(keys: Set<string>): void {
    this.#watched = keys
    for (const [key, timer] of this.#timers) {
      if (keys.has(key)) continue
      clearTimeout(timer)
      this.#timers.delete(key)
    }
    for (const key of keys) if (!this.#known.has(key) && !this.#timers.has(key)) this.#ask(key)
  }

  /** The instance was started, stopped or changed. */
  invalidate(key: string): void {
    this.#known.delete(key)
    clearTimeout(this.#timers.get(key))
    this.#timers.delete(key)
    if (this.#watched.has(key)) this.#later(key, 0)
  }

  [Symbol.dispose](): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
    this.#lookups.clear()
  }

  /** Answers whether it runs, as far as is known. */
  #ask(key: string): boolean {
    if (this.#store.instance(key)?.status !== 'Running') return false
    this.#lookups.ask(key)
    return true
  }

  #later(key: string, attempt: number): void {
    const wait = againAfterMs[attempt]
    if (wait === undefined || this.#signal.aborted) return
    clearTimeout(this.#timers.get(key))
    this.#timers.set(
      key,
      setTimeout(() => {
        this.#timers.delete(key)
        this.#known.set(key, attempt)
        // On a busy machine the row may still be behind the event that told of the start.
        if (!this.#ask(key)) this.#later(key, attempt + 1)
      }, wait),
    )
  }

  async #look(key: string): Promise<void> {
    const { project, name } = splitInstanceKey(key)
    const attempt = this.#known.get(key) ?? 0
    this.#known.set(key, attempt)
    const answer = await this.#client.instances.state(name, {
      project,
      signal: this.#signal,
      timeoutMs: limits.one,
    })
    if (this.#signal.aborted || !this.#known.has(key)) return
    const addresses = answer.ok ? globalAddresses(answer.value) : []
    if (answer.ok) this.#store.addresses(key, addresses)
    if (addresses.length === 0 && this.#watched.has(key)) this.#later(key, attempt + 1)
  }
}

/** The global addresses of all its interfaces, IPv4 first. */
export function globalAddresses(state: InstanceState): string[] {
  const all = Object.entries(state.network ?? {})
    .filter(([name]) => name !== 'lo')
    .flatMap(([, network]) => network.addresses ?? [])
    .filter((address) => address.scope === 'global')
  return [
    ...all.filter((address) => address.family === 'inet'),
    ...all.filter((address) => address.family !== 'inet'),
  ].map((address) => address.address)
}
