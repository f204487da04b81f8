import type { UsageSample } from '@gantry/protocol/live'
import type { Logger } from 'pino'
import type { RegisteredServer } from '../servers/registered-server.ts'
import type { Servers } from '../servers/servers.ts'
import type { Fleet, OperationNews } from './fleet.ts'
import { Follower } from './follower.ts'
import { type Interest, noInterest } from './interest.ts'
import type { LastSeen, Picture } from './last-seen.ts'
import { PictureKeeper } from './picture-keeper.ts'
import { Store } from './store.ts'

type Parts = {
  servers: Pick<Servers, 'list' | 'get' | 'connection' | 'presented' | 'onChange'>
  log: Logger
  lastSeen: LastSeen
  random?: () => number
}

/** Follows every registered server, from now on, and those that come. Each begins with what was last seen of it. */
export async function createFleet({ servers, log, lastSeen, random = Math.random }: Parts): Promise<Fleet> {
  const store = new Store()
  const followers = new Map<string, Follower>()
  const seen = new Map<string, string>()
  const operationListeners = new Set<(news: OperationNews) => void>()
  const usageListeners = new Set<(usage: { server: string; at: string; samples: UsageSample[] }) => void>()
  let interest: Interest = noInterest
  const pictures = new Map<string, Picture | undefined>()
  for (const { id } of servers.list()) pictures.set(id, await lastSeen.load(id))
  const keeper = new PictureKeeper({ store, lastSeen, log })

  const follow = (server: RegisteredServer, remembered?: Omit<Picture, 'rows'>): void => {
    seen.set(server.id, connectionOf(server))
    const follower = new Follower({
      id: server.id,
      remembered,
      servers,
      store,
      log,
      random,
      onOperation: (news) => {
        for (const listener of operationListeners) listener(news)
      },
      onUsage: (usage) => {
        for (const listener of usageListeners) listener(usage)
      },
    })
    followers.set(server.id, follower)
    follower.watch(interest)
  }

  const forget = async (id: string): Promise<void> => {
    const follower = followers.get(id)
    followers.delete(id)
    seen.delete(id)
    await follower?.[Symbol.asyncDispose]()
    if (!followers.has(id)) store.dropServer(id)
  }

  const stopChanges = servers.onChange(({ kind, id }) => {
    const server = servers.get(id)
    if (kind === 'removed' || !server) {
      void forget(id)
      return
    }
    const follower = followers.get(id)
    if (!follower) {
      follow(server)
      return
    }
    const before = seen.get(id)
    seen.set(id, connectionOf(server))
    follower.changed(before !== connectionOf(server))
  })

  for (const server of servers.list()) {
    const picture = pictures.get(server.id)
    if (picture) store.replace(server.id, picture.rows)
    // Without its rows, which would be kept beside those that take their place.
    follow(server, picture && { at: picture.at, facts: picture.facts })
  }

  return {
    instances: () => store.instances(),
    instance: (key) => store.instance(key),
    servers: () => store.servers(),
    server: (id) => store.server(id),
    seq: () => store.seq,
    projectConfig: (server, project) => followers.get(server)?.facts.projects.get(project),
    onBatch: (listener) => store.onBatch(listener),
    onUsage: (listener) => {
      usageListeners.add(listener)
      return () => usageListeners.delete(listener)
    },
    onOperation: (listener) => {
      operationListeners.add(listener)
      return () => operationListeners.delete(listener)
    },
    retry: (id) => followers.get(id)?.retry(),
    watch: (next) => {
      interest = next
      for (const follower of followers.values()) follower.watch(next)
    },
    reconcile: async (id) => followers.get(id)?.reconcile(),
    publishOperation: (row) => store.operation(row),
    publishAction: (move) => store.action(move),
    publishHint: (hint) => store.hint(hint),
    async [Symbol.asyncDispose](): Promise<void> {
      stopChanges()
      await Promise.all([...followers.values()].map((follower) => follower[Symbol.asyncDispose]()))
      store.flush()
      await keeper[Symbol.asyncDispose]()
      store[Symbol.dispose]()
    },
  }
}

/** What makes a new connection; a new name does not. */
const connectionOf = ({ way, addresses, fingerprint, disabled }: RegisteredServer): string =>
  JSON.stringify([way, addresses, fingerprint, disabled])
