import { randomBytes } from 'node:crypto'
import { splitInstanceKey } from '@gantry/protocol/instance-row'
import type { CommandItem, CommandRun, StartCommandRun } from '@gantry/protocol/saved-command'
import type { Logger } from 'pino'
import type { Access, Caller } from '../access/access.ts'
import type { Audit } from '../audit/audit.ts'
import type { Fleet } from '../fleet/fleet.ts'
import type { Origin } from '../origin.ts'
import { ServerSlots } from '../servers/server-slots.ts'
import type { Servers } from '../servers/servers.ts'
import { planExec } from '../terminals/login-shell.ts'
import { mayExec } from '../terminals/permits.ts'
import type { CommandRuns } from './command-runs.ts'
import { type CommandEnd, runCommand } from './run-command.ts'

type Parts = {
  access: Pick<Access, 'onRevoked' | 'people'>
  servers: Pick<Servers, 'get' | 'connection'>
  fleet: Pick<Fleet, 'publishHint'>
  audit: Pick<Audit, 'begin'>
  log: Logger
}

/** At once on each server: four sockets and a process each. */
const perServer = 8
/** Of what an item prints; 200 of them are 12.5 MiB. */
const keptBytes = 64 * 1024
const keptMs = 24 * 60 * 60_000
const keptPerPerson = 20
const hintMs = 250

type Item = { row: CommandItem; kept: Buffer[]; length: number; abort: AbortController }
type Run = { run: CommandRun; items: Item[]; hints: Map<string, NodeJS.Timeout> }

export function createCommandRuns({ access, servers, fleet, audit, log }: Parts): CommandRuns {
  const runs = new Map<string, Run>()
  const slots = new ServerSlots(perServer)
  const going = new Set<Promise<void>>()

  /** Items that print much are told of a few times a second. */
  const changed = (run: Run, item: Item): void => {
    const { server, project } = splitInstanceKey(item.row.key)
    const place = `${server}/${project}`
    if (run.hints.has(place)) return
    const timer = setTimeout(() => {
      run.hints.delete(place)
      fleet.publishHint({ server, project, kind: 'command-run', name: run.run.id })
    }, hintMs)
    run.hints.set(place, timer)
  }

  const keep = (item: Item, bytes: Uint8Array): void => {
    item.row.bytes += bytes.length
    const room = keptBytes - item.length
    if (room <= 0) return
    const part = Buffer.from(bytes.subarray(0, room))
    item.kept.push(part)
    item.length += part.length
  }

  const runOn = async (run: Run, item: Item, caller: Caller): Promise<CommandEnd> => {
    const { key } = item.row
    if (!mayExec(caller, key))
      return { ok: false, message: 'This needs the permission instances.exec on the project.' }
    const connection = servers.connection(splitInstanceKey(key).server)
    if (connection === undefined) return { ok: false, message: 'There is no connection to this server.' }
    const { line, user, environment } = run.run.command
    const planned = await planExec(connection, {
      kind: 'exec',
      instance: key,
      command: ['/bin/sh', '-c', line],
      environment,
      cols: 80,
      rows: 24,
      ...(user === null ? {} : { user }),
    })
    if (!planned.ok) return planned
    const print = (bytes: Uint8Array): void => {
      keep(item, bytes)
      changed(run, item)
    }
    return runCommand(connection, key, planned.plan, print, item.abort.signal)
  }

  const perform = async (run: Run, item: Item, caller: Caller, from: Origin): Promise<CommandEnd> => {
    if (item.abort.signal.aborted) return { ok: false, message: 'It was ended before it began' }
    const { server, project, name } = splitInstanceKey(item.row.key)
    const target = `${name}: ${run.run.command.line}`.slice(0, 300)
    const begun = await audit.begin({ caller, ...from, action: 'instance.command', server, project, target })
    item.row.state = 'running'
    changed(run, item)
    const end = await runOn(run, item, caller)
    const outcome = end.ok ? 'done' : mayExec(caller, item.row.key) ? 'failed' : 'denied'
    await begun.settle({ outcome, message: end.ok ? `exit code ${end.exitCode}` : end.message })
    return end
  }

  const work = async (run: Run, item: Item, caller: Caller, from: Origin): Promise<void> => {
    const { server } = splitInstanceKey(item.row.key)
    const end = await slots
      .run(server, () => perform(run, item, caller, from))
      .catch((error: unknown): CommandEnd => {
        log.error({ err: error }, 'a command could not be run')
        return { ok: false, message: 'Gantry itself failed; its log says how.' }
      })
    if (end.ok) Object.assign(item.row, { state: 'done', exitCode: end.exitCode })
    else Object.assign(item.row, { state: 'failed', error: end.message })
    changed(run, item)
  }

  const forgetOld = (personId: string): void => {
    const mine = [...runs.values()].filter(({ run }) => run.person.id === personId && run.ended !== null)
    const old = mine.filter(({ run }) => Date.parse(run.ended ?? '') + keptMs < Date.now())
    for (const { run } of [...old, ...mine.slice(0, Math.max(0, mine.length - keptPerPerson))])
      runs.delete(run.id)
  }

  const stopRevoked = access.onRevoked(({ personId, sessionId }) => {
    if (sessionId !== undefined) return
    access.people().then(
      (people) => {
        const person = people.find(({ id }) => id === personId)
        for (const { run, items } of runs.values()) {
          if (run.person.id !== personId) continue
          for (const { row, abort } of items) {
            if (person === undefined || !mayExec({ person, sessionId: '' }, row.key)) abort.abort()
          }
        }
      },
      (error: unknown) => log.error({ err: error }, 'commands could not be ended'),
    )
  })

  const own = (id: string, personId: string): Run | undefined => {
    const found = runs.get(id)
    return found?.run.person.id === personId ? found : undefined
  }

  return {
    start(request: StartCommandRun, caller, from) {
      forgetOld(caller.person.id)
      const items = [...new Set(request.instances)].map(
        (key): Item => ({
          row: { key, state: 'waiting', exitCode: null, error: '', bytes: 0 },
          kept: [],
          length: 0,
          abort: new AbortController(),
        }),
      )
      const run: Run = {
        run: {
          id: randomBytes(16).toString('hex'),
          name: request.name,
          command: request.command,
          person: { id: caller.person.id, name: caller.person.name },
          started: new Date().toISOString(),
          ended: null,
          items: items.map(({ row }) => row),
        },
        items,
        hints: new Map(),
      }
      runs.set(run.run.id, run)
      const all = Promise.all(items.map((item) => work(run, item, caller, from))).then(() => {
        run.run.ended = new Date().toISOString()
        for (const item of items) changed(run, item)
      })
      going.add(all)
      void all.finally(() => going.delete(all))
      return run.run
    },
    list: (personId) =>
      [...runs.values()].flatMap(({ run }) => (run.person.id === personId ? [run] : [])).reverse(),
    get: (id, personId) => own(id, personId)?.run,
    output(id, personId, instance) {
      const item = own(id, personId)?.items.find(({ row }) => row.key === instance)
      if (item === undefined) return undefined
      const output = new TextDecoder().decode(Buffer.concat(item.kept))
      return { output, truncated: item.row.bytes > item.length }
    },
    remove(id, personId) {
      const run = own(id, personId)
      if (run === undefined) return false
      if (run.run.ended !== null) runs.delete(id)
      for (const { abort } of run.items) abort.abort()
      return true
    },
    async [Symbol.asyncDispose]() {
      stopRevoked()
      for (const { items } of runs.values()) for (const { abort } of items) abort.abort()
      // What does not answer is cut off when its connection is closed, right after this.
      await Promise.race([Promise.all(going), new Promise((resolve) => setTimeout(resolve, 2_000).unref())])
      for (const { hints } of runs.values()) for (const timer of hints.values()) clearTimeout(timer)
    },
  }
}
