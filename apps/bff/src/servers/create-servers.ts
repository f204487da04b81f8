import type { Logger } from 'pino'
import type { Database } from '../db/open.ts'
import type { ImageRemotes } from '../images/image-remotes.ts'
import { addressRule } from './addresses.ts'
import { connector, createConnections } from './connections.ts'
import { discoverSockets } from './discover.ts'
import { type Enrolled, enrol } from './enrol.ts'
import type { KeyPair } from './identity.ts'
import { importFolder } from './import/import-folder.ts'
import { firstCertificate, normalAddresses, previewServer } from './preview.ts'
import { noSuchServer, refusedField } from './refusals.ts'
import type { RegisteredServer } from './registered-server.ts'
import type { ServerAnswer, ServerEvent, Servers } from './servers.ts'
import { newServerId, serverStore } from './store.ts'

/** How often what another process wrote (`main.js import`) is looked for; our own changes are known at once. */
const rereadMs = 2_000

type Parts = {
  db: Database
  log: Logger
  identity: KeyPair
  allowLoopback: boolean
  imageRemotes: Pick<ImageRemotes, 'list' | 'add'>
}

export const createServers = async (parts: Parts): Promise<Servers> => {
  const { identity, log } = parts
  const connect = connector({ identity, rule: addressRule(parts) })
  const store = serverStore(parts.db)
  const connections = createConnections(connect)
  const listeners = new Set<(event: ServerEvent) => void>()
  const known = new Map<string, RegisteredServer>()
  const list = () => [...known.values()].sort((one, other) => one.name.localeCompare(other.name))

  const tell = (event: ServerEvent): void => {
    for (const listener of listeners) listener(event)
  }

  /** Takes over what is stored, replaces the connection where it no longer fits, and tells. */
  const adopt = async (server: RegisteredServer): Promise<void> => {
    const before = known.get(server.id)
    known.set(server.id, server)
    if (before === undefined || connectsElse(before, server)) await connections.replace(server)
    tell({ kind: before === undefined ? 'added' : 'changed', id: server.id })
  }

  const forget = async (id: string): Promise<void> => {
    known.delete(id)
    const ended = connections.drop(id)
    tell({ kind: 'removed', id })
    await ended
  }

  const insert = async (name: string, enrolled: Enrolled): Promise<ServerAnswer> => {
    const server: RegisteredServer = {
      id: newServerId(),
      name,
      ...enrolled,
      disabled: false,
      added: new Date().toISOString(),
    }
    if (!(await store.insert(server))) return nameTaken
    await adopt(server)
    return { ok: true, server }
  }

  const update = async (server: RegisteredServer): Promise<ServerAnswer> => {
    await store.update(server)
    await adopt(server)
    return { ok: true, server }
  }

  const taken = (name: string, except?: string): boolean =>
    list().some((server) => server.id !== except && server.name.toLowerCase() === name.toLowerCase())

  const reread = async (): Promise<void> => {
    const stored = await store.all()
    for (const server of stored) {
      const before = known.get(server.id)
      if (before === undefined || JSON.stringify(before) !== JSON.stringify(server)) await adopt(server)
    }
    const ids = new Set(stored.map(({ id }) => id))
    for (const id of known.keys()) if (!ids.has(id)) await forget(id)
  }
  // A change of our own that is under way must not be taken for one of another process.
  let own: Promise<unknown> = Promise.resolve()
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const done = own.then(work)
    own = done.catch(() => undefined)
    return done
  }
  await reread()
  const rereading = setInterval(() => {
    alone(reread).catch((error: unknown) =>
      log.error({ err: error }, 'the list of servers could not be read'),
    )
  }, rereadMs)
  rereading.unref()

  const servers: Servers = {
    list,
    get: (id) => known.get(id),
    connection: (id) => connections.get(id),
    presented: (id) => connections.presented(id),
    preview: (request) => previewServer(request, connect, list()),

    async add(request) {
      if (taken(request.name)) return nameTaken
      const answer = await enrol(request, connect, list())
      return answer.ok ? alone(() => insert(request.name, answer.enrolled)) : answer
    },

    change: (id, change) =>
      alone(async () => {
        const server = known.get(id)
        if (server === undefined) return noSuchServer
        if (change.name !== undefined && taken(change.name, id)) return nameTaken
        const addresses = change.addresses === undefined ? undefined : addressesFor(server, change.addresses)
        if (addresses !== undefined && !addresses.ok) return refusedField('addresses', addresses.message)
        return update({
          ...server,
          name: change.name ?? server.name,
          disabled: change.disabled ?? server.disabled,
          addresses: addresses?.addresses ?? server.addresses,
        })
      }),

    remove: (id) =>
      alone(async () => {
        if (!known.has(id)) return noSuchServer
        await store.delete(id)
        await forget(id)
        return { ok: true }
      }),

    async repin(id, fingerprint) {
      const server = known.get(id)
      if (server === undefined) return noSuchServer
      if (server.way === 'unix') return refusedField('fingerprint', 'A local socket has no certificate')
      const shown = await firstCertificate(server.addresses, connect)
      if (!shown.ok) {
        return { ok: false, status: 502, code: 'unreachable', message: shown.message, server: server.name }
      }
      if (shown.certificate.fingerprint !== fingerprint) {
        return refusedField('fingerprint', `The server now shows ${shown.certificate.fingerprint}`, 409)
      }
      return alone(async () => {
        const now = known.get(id)
        return now === undefined ? noSuchServer : update({ ...now, fingerprint })
      })
    },

    discover: () => discoverSockets(process.env, list()),

    importFolder: (folder) =>
      importFolder(folder, {
        connect,
        list,
        ownCertificate: identity.certificate,
        add: (name, enrolled) => alone(() => insert(name, enrolled)),
        extend: (id, addresses) => servers.change(id, { addresses }),
        imageRemotes: parts.imageRemotes,
      }),

    identity: () => ({ certificate: identity.certificate, fingerprint: identity.fingerprint }),

    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    async [Symbol.asyncDispose]() {
      clearInterval(rereading)
      await own
      await connections[Symbol.asyncDispose]()
    },
  }
  return servers
}

const nameTaken = refusedField('name', 'Another server has this name', 409)

const connectsElse = (one: RegisteredServer, other: RegisteredServer): boolean =>
  one.disabled !== other.disabled ||
  one.fingerprint !== other.fingerprint ||
  JSON.stringify(one.addresses) !== JSON.stringify(other.addresses)

const addressesFor = (server: RegisteredServer, given: string[]) =>
  server.way === 'https'
    ? normalAddresses(given)
    : { ok: false as const, message: 'The address of a local socket cannot be changed; add it anew' }
