import type { NodeConnection } from '@gantry/lxd-client/node'
import { Sftp } from '@gantry/lxd-client/node/sftp'
import { path } from '@gantry/lxd-client/transport'
import type { Access, Caller } from '../access/access.ts'
import { refusedBy } from '../servers/refusals.ts'
import type { ServerRefused } from '../servers/servers.ts'
import { settledWithin } from '../settled-within.ts'
import type { Files, FilesAnswer, Place } from './files.ts'
import { notConnected, refusalOf, tooMany } from './refusals.ts'

type Upgrades = Pick<NodeConnection, 'upgrade'>

type Parts = {
  access: Pick<Access, 'onRevoked'>
  servers: {
    get(id: string): { name: string } | undefined
    connection(id: string): Upgrades | undefined
  }
}

/** To start and to stop an instance, the server waits until nobody is connected to its files any more. */
const idleMs = 1_000
/** Connections of one person, and of all together. */
const perPerson = 8
const total = 200
/** For what is under way when Gantry ends, and whose browser has been cut off by then. */
const goodbyeMs = 1_000
/** Requests of one person at once. */
const workPerPerson = 32

type Entry = {
  key: string
  caller: Caller
  server: string
  opened: Promise<FilesAnswer<Sftp>>
  uses: number
  idle: NodeJS.Timeout | undefined
  end(): void
}

export const createFiles = ({ access, servers }: Parts): Files => {
  const entries = new Map<string, Entry>()
  const works = new Set<Promise<unknown>>()
  let isClosing = false

  const nameOf = (server: string): string => servers.get(server)?.name ?? server

  const open = (place: Place, caller: Caller, key: string, connection: Upgrades): Entry => {
    const stop = new AbortController()
    const entry: Entry = {
      key,
      caller,
      server: place.server,
      opened: openSftp(connection, place, nameOf(place.server), stop.signal),
      uses: 0,
      idle: undefined,
      end: () => stop.abort(),
    }
    entries.set(key, entry)
    const forget = (): void => {
      clearTimeout(entry.idle)
      if (entries.get(key) === entry) entries.delete(key)
    }
    stop.signal.addEventListener('abort', forget)
    entry.opened.then((answer) => {
      if (!answer.ok) return forget()
      answer.value.onEnded(forget)
      stop.signal.addEventListener('abort', () => answer.value[Symbol.dispose]())
      if (stop.signal.aborted) answer.value[Symbol.dispose]()
    }, forget)
    return entry
  }

  /** Whether one more fits, after those that are only kept have made room. */
  const room = (personId: string): ServerRefused | undefined => {
    const isMine = ({ caller }: Entry): boolean => caller.person.id === personId
    const mine = (): number => [...entries.values()].filter(isMine).length
    for (const entry of [...entries.values()]) {
      const isInTheWay = mine() >= perPerson ? isMine(entry) : entries.size >= total
      if (isInTheWay && entry.uses === 0) entry.end()
    }
    if (mine() >= perPerson) return tooMany(`you work in the files of ${perPerson} instances`)
    return entries.size >= total ? tooMany(`files of ${total} instances are open in this Gantry`) : undefined
  }

  const take = (place: Place, caller: Caller): Entry | ServerRefused => {
    const connection = servers.connection(place.server)
    if (connection === undefined || isClosing) return notConnected
    const key = [caller.sessionId, place.server, place.project, place.instance].join('\n')
    const known = entries.get(key)
    const busy = [...entries.values()]
      .filter(({ caller: { person } }) => person.id === caller.person.id)
      .reduce((sum, { uses }) => sum + uses, 0)
    if (busy >= workPerPerson) return tooMany(`${workPerPerson} requests of yours are under way`)
    if (known !== undefined) return known
    return room(caller.person.id) ?? open(place, caller, key, connection)
  }

  const release = (entry: Entry): void => {
    entry.uses -= 1
    if (entry.uses === 0 && entries.get(entry.key) === entry) entry.idle = setTimeout(entry.end, idleMs)
  }

  const run = async <T>(
    { opened, server }: Entry,
    work: (sftp: Sftp) => Promise<T>,
  ): Promise<FilesAnswer<T>> => {
    try {
      const session = await opened
      return session.ok ? { ok: true, value: await work(session.value) } : session
    } catch (error) {
      const refused = refusalOf(error, nameOf(server))
      if (refused === undefined) throw error
      return refused
    }
  }

  const endAll = (is: (entry: Entry) => boolean): void => {
    for (const entry of [...entries.values()]) if (is(entry)) entry.end()
  }
  const stopRevoked = access.onRevoked(({ personId, sessionId, why }) =>
    endAll(
      ({ caller, uses }) =>
        caller.person.id === personId &&
        (sessionId === undefined || caller.sessionId === sessionId) &&
        // A transfer may take longer than a person is away. It began with permission, and a loss of that ends it.
        (why !== 'expired' || uses === 0),
    ),
  )

  return {
    async use(place, caller, work) {
      const entry = take(place, caller)
      if ('ok' in entry) return entry
      clearTimeout(entry.idle)
      entry.uses += 1
      const answered = run(entry, work)
      works.add(answered)
      try {
        return await answered
      } finally {
        works.delete(answered)
        release(entry)
      }
    },

    async [Symbol.asyncDispose]() {
      isClosing = true
      // Whoever writes takes away what it began, which needs the connection.
      await settledWithin([...works], goodbyeMs)
      stopRevoked()
      endAll(() => true)
    },
  }
}

const openSftp = async (
  connection: Upgrades,
  { project, instance }: Place,
  server: string,
  signal: AbortSignal,
): Promise<FilesAnswer<Sftp>> => {
  const upgraded = await connection.upgrade('sftp', {
    path: path`/1.0/instances/${instance}/sftp`,
    query: { project },
    signal,
  })
  if (!upgraded.ok) return refusedBy(server, upgraded)
  // Also while the server has not greeted yet.
  signal.addEventListener('abort', () => upgraded.value.destroy())
  try {
    return { ok: true, value: await Sftp.open(upgraded.value) }
  } catch (error) {
    const refused = refusalOf(error, server)
    if (refused === undefined) throw error
    return refused
  }
}
