import type { Client } from '@gantry/lxd-client'
import type { MemberRow } from '@gantry/protocol/server-row'
import { AddressWatch } from './address-watch.ts'
import type { Interest } from './interest.ts'
import { every, limits } from './limits.ts'
import { readCapacity } from './read-capacity.ts'
import type { Latency, ServerFacts } from './server-facts.ts'
import type { Store } from './store.ts'
import { type UsageParts, UsageWatch } from './usage-watch.ts'

export type WatchParts = {
  server: string
  client: Client
  store: Store
  latency: Latency
  signal: AbortSignal
  clustered: boolean
  facts: () => ServerFacts
  learn(facts: Partial<ServerFacts>): void
  /** A member came or went: its instances are others now. */
  onMembers(changed: MemberRow[]): void
  onUsage: UsageParts['onUsage']
}

/** What is asked of a connected server beside its instances: members, capacity, usage, addresses, while watched. */
export class Watches implements Disposable {
  readonly addresses: AddressWatch
  readonly #usage: UsageWatch
  readonly #parts: WatchParts
  #membersTimer: NodeJS.Timeout | undefined
  #capacityTimer: NodeJS.Timeout | undefined
  #members: Promise<void> | undefined
  #membersAgain = false

  constructor(parts: WatchParts) {
    this.#parts = parts
    this.addresses = new AddressWatch(parts)
    this.#usage = new UsageWatch({ ...parts, targets: () => this.#online() ?? [undefined] })
  }

  watch(interest: Interest): void {
    const { server, clustered } = this.#parts
    this.addresses.watch(new Set([...interest.rows].filter((key) => key.startsWith(`${server}/`))))
    this.#usage.watch(interest.usage.has(server))
    this.#watchMembers(clustered && interest.sockets > 0)
    this.#watchCapacity(interest.capacity)
  }

  /** Asks for the members now, or once more when that is under way. */
  readMembers(): void {
    if (!this.#parts.clustered) return
    if (this.#members) this.#membersAgain = true
    else {
      this.#members = this.#fetchMembers().finally(() => {
        this.#members = undefined
        if (this.#membersAgain && !this.#parts.signal.aborted) {
          this.#membersAgain = false
          this.readMembers()
        }
      })
    }
  }

  async readCapacity(): Promise<void> {
    const { client, signal, learn } = this.#parts
    const capacity = await readCapacity(client, this.#online(), signal)
    if (!signal.aborted) learn({ capacity })
  }

  [Symbol.dispose](): void {
    clearInterval(this.#membersTimer)
    clearInterval(this.#capacityTimer)
    this.addresses[Symbol.dispose]()
    this.#usage[Symbol.dispose]()
  }

  #watchMembers(on: boolean): void {
    if (on === (this.#membersTimer !== undefined)) return
    clearInterval(this.#membersTimer)
    this.#membersTimer = on ? setInterval(() => this.readMembers(), every.members) : undefined
    // Nobody asked while nobody looked, and no event tells of a member that died.
    if (on) this.readMembers()
  }

  #watchCapacity(on: boolean): void {
    if (on === (this.#capacityTimer !== undefined)) return
    clearInterval(this.#capacityTimer)
    this.#capacityTimer = on ? setInterval(() => void this.readCapacity(), every.capacity) : undefined
    const at = this.#parts.facts().capacity?.at
    if (on && (at === undefined || Date.now() - Date.parse(at) > every.capacity)) void this.readCapacity()
  }

  #online(): string[] | undefined {
    if (!this.#parts.clustered) return undefined
    return this.#parts
      .facts()
      .members.filter((member) => member.status === 'Online')
      .map((member) => member.name)
  }

  async #fetchMembers(): Promise<void> {
    const { client, signal, facts, learn, latency, onMembers } = this.#parts
    const answer = await latency.measure(() => client.cluster.members({ signal, timeoutMs: limits.list }))
    if (signal.aborted || !answer.ok) return
    const members = answer.value
      .map((member) => ({
        name: member.server_name,
        address: member.url,
        status: member.status,
        message: member.message,
        roles: member.roles ?? [],
        architecture: member.architecture,
      }))
      .sort((a, b) => a.name.localeCompare(b.name))
    const before = new Map(facts().members.map((member) => [member.name, member.status]))
    learn({ members: members.map(withoutClock), latency: latency.median })
    const changed = members.filter((member) => before.size > 0 && before.get(member.name) !== member.status)
    if (changed.length > 0) onMembers(changed)
  }
}

/** LXD counts in the message for how long a member has been silent, which would make a new row every time. */
function withoutClock(member: MemberRow): MemberRow {
  return { ...member, message: member.message.replace(/\s*\(?\d[\d.hms]*s\)?(?: ago)?/, '').trim() }
}
