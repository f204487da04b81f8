import type { Server } from '@gantry/lxd-client/types/server'
import type { Capacity, MemberRow, ServerRow, ServerState } from '@gantry/protocol/server-row'
import type { RegisteredServer } from '../servers/registered-server.ts'
import type { Picture } from './last-seen.ts'

/** What we have learned of a server. It stays when the server is lost, like its rows. */
export type ServerFacts = {
  product: 'lxd' | 'incus' | null
  version: string | null
  clustered: boolean
  members: MemberRow[]
  /** With their configurations; undefined where only the name is remembered. */
  projects: ReadonlyMap<string, Record<string, string> | undefined>
  extensions: string[]
  via: string | null
  presented: string | null
  state: ServerState
  why: string | null
  since: string
  lastSeen: string | null
  latency: number | null
  capacity: Capacity | null
}

export const unknownServer = (now: string): ServerFacts => ({
  product: null,
  version: null,
  clustered: false,
  members: [],
  projects: new Map(),
  extensions: [],
  via: null,
  presented: null,
  state: 'connecting',
  why: null,
  since: now,
  lastSeen: null,
  latency: null,
  capacity: null,
})

/** What is known of a server at the start of Gantry, before it has answered. */
export const rememberedServer = (now: string, { at, facts }: Omit<Picture, 'rows'>): ServerFacts => ({
  ...unknownServer(now),
  ...facts,
  projects: new Map(facts.projects.map((name) => [name, undefined])),
  lastSeen: at,
})

/** What `GET /1.0` tells. */
export function factsOf(
  server: Server,
): Pick<ServerFacts, 'product' | 'version' | 'clustered' | 'extensions'> {
  return {
    product: server.environment.server === 'incus' ? 'incus' : 'lxd',
    version: server.environment.server_version,
    clustered: server.environment.server_clustered,
    extensions: server.api_extensions,
  }
}

export function serverRow(registered: RegisteredServer, facts: ServerFacts): ServerRow {
  const { projects, ...rest } = facts
  return {
    id: registered.id,
    name: registered.name,
    way: registered.way,
    addresses: registered.addresses,
    fingerprint: registered.fingerprint,
    added: registered.added,
    ...rest,
    projects: [...projects.keys()].sort(),
  }
}

/** The median of the last round trips. One slow answer, such as the first after an idle hour, does not show. */
export class Latency {
  readonly #samples: number[] = []

  async measure<T>(call: () => Promise<T>): Promise<T> {
    const start = performance.now()
    const answer = await call()
    this.#samples.push(performance.now() - start)
    if (this.#samples.length > 9) this.#samples.shift()
    return answer
  }

  get median(): number | null {
    const sorted = [...this.#samples].sort((a, b) => a - b)
    const middle = sorted[Math.floor(sorted.length / 2)]
    return middle === undefined ? null : middle < 10 ? Math.round(middle * 10) / 10 : Math.round(middle)
  }
}
