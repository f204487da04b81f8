import { createClient } from '@gantry/lxd-client'
import type { Failure } from '@gantry/lxd-client/result'
import type { UsageSample } from '@gantry/protocol/live'
import type { ServerState } from '@gantry/protocol/server-row'
import type { Logger } from 'pino'
import type { Servers } from '../servers/servers.ts'
import { backoff, flapPause } from './backoff.ts'
import type { OperationNews } from './fleet.ts'
import { type Interest, noInterest } from './interest.ts'
import type { Picture } from './last-seen.ts'
import { every, limits } from './limits.ts'
import { openEvents } from './open-events.ts'
import {
  factsOf,
  Latency,
  rememberedServer,
  type ServerFacts,
  serverRow,
  unknownServer,
} from './server-facts.ts'
import { Session } from './session.ts'
import type { Store } from './store.ts'
import { Watches } from './watches.ts'

export type FollowerParts = {
  id: string
  /** How the server was last seen before this start. */
  remembered: Omit<Picture, 'rows'> | undefined
  servers: Pick<Servers, 'get' | 'connection' | 'presented'>
  store: Store
  log: Logger
  onOperation(news: OperationNews): void
  onUsage(usage: { server: string; at: string; samples: UsageSample[] }): void
  random: () => number
}

/** A connection that lasted this long was one. */
const steadyMs = 5_000

/** How one connected time ended. A `state` other than `unreachable` waits for a person, the rest is tried again. */
type End = { state: Exclude<ServerState, 'connecting' | 'online'>; why: string }

/**
 * Follows one server for as long as it is registered: events first, then the list, then every event as a hint. When
 * the stream ends, for whatever reason, everything is read again: what happened meanwhile nobody knows.
 */
export class Follower implements AsyncDisposable {
  readonly #parts: FollowerParts
  readonly #latency = new Latency()
  readonly #disposal = new AbortController()
  #facts: ServerFacts
  #interest: Interest = noInterest
  #attempt: AbortController | undefined
  #watches: Watches | undefined
  #session: Session | undefined
  #wake: () => void = () => undefined
  #restart = false
  #wokenAt = 0
  readonly #done: Promise<void>

  constructor(parts: FollowerParts) {
    this.#parts = parts
    const now = new Date().toISOString()
    this.#facts = parts.remembered ? rememberedServer(now, parts.remembered) : unknownServer(now)
    this.#publish()
    this.#done = this.#run()
  }

  get facts(): ServerFacts {
    return this.#facts
  }

  /** Tries again now, if it is not connected. */
  retry(): void {
    if (this.#facts.state === 'online' || performance.now() - this.#wokenAt < 1_000) return
    this.#wokenAt = performance.now()
    this.#wake()
  }

  /** The registry has changed something: a name is only shown, the rest begins anew. */
  changed(reconnect: boolean): void {
    this.#publish()
    if (!reconnect) return
    this.#restart = true
    this.#attempt?.abort()
    this.#wake()
  }

  watch(interest: Interest): void {
    const more = interest.sockets > this.#interest.sockets
    this.#interest = interest
    this.#watches?.watch(interest)
    if (more && this.#facts.state === 'unreachable') this.retry()
  }

  /** For tests: how many rows differ from the server's. */
  async reconcile(): Promise<number | undefined> {
    return this.#session?.reconcile()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#disposal.abort()
    this.#attempt?.abort()
    this.#wake()
    await this.#done
  }

  async #run(): Promise<void> {
    const { signal } = this.#disposal
    let tries = 0
    let lostAt = performance.now()
    /** Connections in a row that did not last. */
    let flaps = 0
    while (!signal.aborted) {
      this.#restart = false
      const begunAt = performance.now()
      let onlineAt: number | undefined
      const end = await this.#connectOnce(() => {
        onlineAt = performance.now()
      })
      if (signal.aborted) return
      const now = performance.now()
      if (onlineAt !== undefined) {
        tries = 0
        lostAt = now
        flaps = now - onlineAt > steadyMs ? 0 : flaps + 1
      }
      if (this.#restart) {
        this.#learn({ state: 'connecting', why: null, since: new Date().toISOString() })
        continue
      }
      if (this.#facts.state !== end.state || this.#facts.why !== end.why) {
        const since = this.#facts.state === end.state ? this.#facts.since : new Date().toISOString()
        this.#parts.log.warn({ server: this.#parts.id, state: end.state, why: end.why }, 'server lost')
        const presented =
          end.state === 'pin-mismatch' ? (this.#parts.servers.presented(this.#parts.id) ?? null) : null
        this.#learn({ state: end.state, why: end.why, since, presented })
      }
      // A try that hung has waited already.
      const wait =
        onlineAt === undefined
          ? Math.max(0, backoff(tries, now - lostAt, this.#parts.random) - (now - begunAt))
          : Math.max(backoff(Math.max(0, flaps - 1), 0, this.#parts.random), flapPause(flaps))
      tries += 1
      await this.#sleep(end.state === 'unreachable' ? wait : undefined)
    }
  }

  /** Connects, and stays until the connection ends. */
  async #connectOnce(onOnline: () => void): Promise<End> {
    const { id, servers, store, onOperation, onUsage, log } = this.#parts
    const registered = servers.get(id)
    const connection = servers.connection(id)
    if (!registered || registered.disabled || !connection) {
      return { state: 'disabled', why: 'Disabled by an administrator' }
    }
    const attempt = new AbortController()
    this.#attempt = attempt
    const { signal } = attempt
    const client = createClient(connection)
    // Each address has its own time to answer, or one that hangs would hide those after it.
    const patience = limits.quick * (registered.addresses.length + 1)
    const opened = await openEvents(client, { signal, timeoutMs: patience })
    if (!opened.ok) return endOf(opened)
    const events = opened.value
    let broken: string | undefined

    const session = new Session({
      server: id,
      client,
      store,
      latency: this.#latency,
      signal,
      onOperation,
      onInstanceChange: (key) => this.#watches?.addresses.invalidate(key),
      onProjects: () => void this.#readProjects(client, signal),
      onMembers: () => this.#watches?.readMembers(),
      onBroken: (why) => {
        broken = why
        attempt.abort()
      },
    })
    const reading = (async () => {
      for await (const event of events) session.take(event)
    })()

    let reconcile: NodeJS.Timeout | undefined
    const relists: NodeJS.Timeout[] = []
    try {
      // Both at once: somebody waits for the rows.
      const listing = session.begin()
      const server = await this.#latency.measure(() => client.server.get({ signal, timeoutMs: patience }))
      if (!server.ok) return endOf(server)
      if (server.value.auth !== 'trusted') return notTrusted
      const facts = factsOf(server.value)
      const failure = await listing
      if (failure !== undefined) return { state: 'unreachable', why: failure }
      if (signal.aborted) return { state: 'unreachable', why: broken ?? 'stopped' }

      this.#session = session
      const now = new Date().toISOString()
      this.#learn({
        ...facts,
        members: facts.clustered ? this.#facts.members : [],
        state: 'online',
        why: null,
        presented: null,
        since: now,
        lastSeen: now,
        latency: this.#latency.median,
        via: connection.address() || null,
      })
      onOnline()
      const watches = new Watches({
        server: id,
        client,
        store,
        latency: this.#latency,
        signal,
        clustered: facts.clustered,
        facts: () => this.#facts,
        learn: (learned) => this.#learn(learned),
        onMembers: () => {
          // A member that is back joins the mesh of events only some seconds later; what it did until then is
          // in no event.
          session.relist()
          for (const wait of [3_000, 10_000]) relists.push(setTimeout(() => session.relist(), wait))
        },
        onUsage,
      })
      this.#watches = watches
      watches.watch(this.#interest)
      // Who watches has them read already.
      if (this.#interest.sockets === 0) watches.readMembers()
      void this.#readProjects(client, signal)
      void this.#readOperations(client, signal)
      if (!facts.clustered) void watches.readCapacity()
      const jitter = 0.8 + 0.4 * this.#parts.random()
      reconcile = setInterval(() => {
        void session.reconcile().then((drift) => {
          if (drift) log.warn({ server: id, drift }, 'rows had drifted')
        })
      }, every.reconcile * jitter)

      await reading
      const ended = await events.ended
      return { state: 'unreachable', why: broken ?? ended.message }
    } finally {
      if (this.#facts.state === 'online') this.#learn({ lastSeen: new Date().toISOString() })
      clearInterval(reconcile)
      for (const relist of relists) clearTimeout(relist)
      this.#watches?.[Symbol.dispose]()
      this.#watches = undefined
      this.#session = undefined
      attempt.abort()
      events.close()
      await reading.catch(() => undefined)
    }
  }

  async #readProjects(client: ReturnType<typeof createClient>, signal: AbortSignal): Promise<void> {
    const answer = await client.projects.list({ signal, timeoutMs: limits.list })
    if (signal.aborted || !answer.ok) return
    this.#learn({ projects: new Map(answer.value.map((project) => [project.name, project.config])) })
  }

  async #readOperations(client: ReturnType<typeof createClient>, signal: AbortSignal): Promise<void> {
    const askedAt = performance.now()
    const answer = await client.operations.list({ allProjects: true, signal, timeoutMs: limits.list })
    if (signal.aborted || !answer.ok) return
    this.#parts.onOperation({ kind: 'all', server: this.#parts.id, askedAt, operations: answer.value })
  }

  #learn(facts: Partial<ServerFacts>): void {
    this.#facts = { ...this.#facts, ...facts }
    this.#publish()
  }

  #publish(): void {
    const registered = this.#parts.servers.get(this.#parts.id)
    if (registered) this.#parts.store.putServer(serverRow(registered, this.#facts))
  }

  #sleep(milliseconds: number | undefined): Promise<void> {
    return new Promise((resolve) => {
      const timer = milliseconds === undefined ? undefined : setTimeout(resolve, milliseconds)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
      if (this.#disposal.signal.aborted || this.#restart) this.#wake()
    })
  }
}

const notTrusted: End = {
  state: 'untrusted',
  why: 'The server does not trust the certificate of Gantry',
}

function endOf(failure: Failure): End {
  if (failure.kind === 'pin-mismatch') return { state: 'pin-mismatch', why: failure.message }
  if (failure.kind === 'refused' && (failure.status === 403 || failure.status === 401)) {
    return { state: 'untrusted', why: failure.message }
  }
  return { state: 'unreachable', why: failure.message }
}
