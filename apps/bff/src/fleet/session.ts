import type { Client } from '@gantry/lxd-client'
import type { EventMessage, OperationEvent } from '@gantry/lxd-client/types/event'
import { type InstanceRow, instanceKey, splitInstanceKey } from '@gantry/protocol/instance-row'
import type { OperationNews } from './fleet.ts'
import { instanceToRow, memberOf } from './instance-to-row.ts'
import { meaningOf } from './lifecycle.ts'
import { limits } from './limits.ts'
import { operationToRow } from './operations/operation-to-row.ts'
import { Refetch } from './refetch.ts'
import type { Latency } from './server-facts.ts'
import type { Store } from './store.ts'

/** Above this many instances to fetch again, one list of all costs less. */
const listInstead = 64
const all = '*'

export type SessionParts = {
  server: string
  client: Client
  store: Store
  latency: Latency
  signal: AbortSignal
  onOperation(news: OperationNews): void
  /** The instance's addresses may be others now. */
  onInstanceChange(key: string): void
  onProjects(): void
  onMembers(): void
  /** A list failed: the connection is of no use as it is. */
  onBroken(why: string): void
}

/**
 * One connected time of one server: events are taken as hints, and what they name is fetched again. Until `open`
 * is called, after the first list was begun, hints only wait.
 */
export class Session {
  readonly #parts: SessionParts
  readonly #refetch: Refetch
  /** Keys whose own fetch began while a list was under way: the list may be older than what that fetch brings. */
  #fresher: Set<string> | undefined

  constructor(parts: SessionParts) {
    this.#parts = parts
    this.#refetch = new Refetch((key) => (key === all ? this.#listAgain() : this.#fetch(key)))
    this.#refetch.pause()
  }

  /** The first list. Answers why it failed, or undefined. */
  async begin(): Promise<string | undefined> {
    const failure = await this.#list()
    if (failure === undefined) this.#refetch.resume()
    return failure
  }

  take(event: EventMessage): void {
    const { server, store } = this.#parts
    if (event.type === 'operation') {
      this.#takeOperation(event)
    } else if (event.type === 'lifecycle') {
      const meaning = meaningOf(event)
      if (!meaning) return
      store.hint({ server, ...meaning.hint })
      if (meaning.instance) {
        const { project, name, oldName, status } = meaning.instance
        const key = instanceKey({ server, project, name })
        if (status !== undefined) this.#show(key, status)
        this.#ask(key)
        if (oldName !== undefined) this.#ask(instanceKey({ server, project, name: oldName }))
      }
      if (meaning.relist) this.relist()
      if (meaning.projects) this.#parts.onProjects()
      if (meaning.members) this.#parts.onMembers()
    }
  }

  /** Fetches all rows again, once, however often it is asked for meanwhile. */
  relist(): void {
    this.#refetch.ask(all)
  }

  /** Compares all rows with the server's. Answers how many had drifted, or undefined when it could not be told. */
  async reconcile(): Promise<number | undefined> {
    let drift = 0
    const failure = await this.#list((changed) => {
      drift = changed
    })
    return failure === undefined ? drift : undefined
  }

  #takeOperation({ project = 'default', location, timestamp, metadata: operation }: OperationEvent): void {
    const { server, onOperation } = this.#parts
    const member = memberOf(location)
    onOperation({ kind: 'one', server, project, member, at: timestamp, operation })
    const row = operationToRow(server, project, member, operation)
    if (!row || row.ended === null) return
    // The lifecycle event of a stop may come before the instance is seen as stopped; the operation's end does not.
    for (const resource of row.resources) {
      if (resource.kind === 'instance' && !resource.name.includes('/')) {
        this.#ask(instanceKey({ server, project: resource.project, name: resource.name }))
      }
    }
  }

  /** At once: a server that is busy starting or stopping takes up to 100 ms to say the rest. */
  #show(key: string, status: InstanceRow['status']): void {
    const row = this.#parts.store.instance(key)
    if (row === undefined) return
    this.#parts.store.put({ ...row, status, addresses: status === 'Running' ? row.addresses : [] })
  }

  #ask(key: string): void {
    this.#parts.onInstanceChange(key)
    if (this.#refetch.backlog < listInstead) {
      this.#refetch.ask(key)
    } else {
      this.#refetch.clear()
      this.relist()
    }
  }

  async #fetch(key: string): Promise<void> {
    const { client, store, server, signal, latency } = this.#parts
    this.#fresher?.add(key)
    const { project, name } = splitInstanceKey(key)
    const answer = await latency.measure(() =>
      client.instances.get(name, { project, signal, timeoutMs: limits.one }),
    )
    if (signal.aborted) return
    if (answer.ok) store.put(instanceToRow(server, answer.value))
    else if (answer.kind === 'refused' && answer.status === 404) store.drop(key)
    else this.relist()
  }

  async #listAgain(): Promise<void> {
    const failure = await this.#list()
    if (failure !== undefined && !this.#parts.signal.aborted) this.#parts.onBroken(failure)
  }

  async #list(onChanged?: (changed: number) => void): Promise<string | undefined> {
    const { client, store, server, signal } = this.#parts
    const fresher = new Set<string>()
    this.#fresher = fresher
    const answer = await client.instances.list({ allProjects: true, signal, timeoutMs: limits.list })
    if (this.#fresher === fresher) this.#fresher = undefined
    if (!answer.ok) return answer.message
    if (signal.aborted) return 'stopped'
    const rows = new Map(
      answer.value.map((instance) => {
        const row = instanceToRow(server, instance)
        return [instanceKey(row), row]
      }),
    )
    for (const key of fresher) {
      const known = store.instance(key)
      if (known) rows.set(key, known)
      else rows.delete(key)
    }
    const changed = store.replace(server, [...rows.values()])
    onChanged?.(changed)
    return undefined
  }
}
