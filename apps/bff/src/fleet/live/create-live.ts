import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type LiveHello, liveClose } from '@gantry/protocol/live'
import { WebSocketServer } from 'ws'
import type { Access, Caller } from '../../access/access.ts'
import { refuseUpgrade } from '../../http/refuse-upgrade.ts'
import type { Actions } from '../actions/actions.ts'
import type { Fleet } from '../fleet.ts'
import { noInterest } from '../interest.ts'
import type { Operations } from '../operations/operations.ts'
import { projectBatch, projectionOf, projectServer, seesOperation } from '../projection.ts'
import { batchMessage } from './batch-message.ts'
import type { Live } from './live.ts'
import { LiveSocket } from './live-socket.ts'

export type LiveOptions = {
  /** Bytes that may wait for one browser before it is given up (it comes back and takes a new snapshot). */
  maxBuffered?: number
  maxSocketsPerPerson?: number
  /** Two unanswered beats and a peer is gone: 15 s finds it in 45 s (S9). */
  beatMs?: number
}

type Parts = {
  fleet: Pick<Fleet, 'servers' | 'seq' | 'watch' | 'onBatch' | 'onUsage'>
  operations: Pick<Operations, 'recent'>
  actions: Pick<Actions, 'running'>
  access: Pick<Access, 'onRevoked'>
}

const endedInHello = 50

export function createLive(parts: Parts, options: LiveOptions = {}): Live {
  const { fleet, operations, actions, access } = parts
  const { maxBuffered = 4 * 1024 * 1024, maxSocketsPerPerson = 200, beatMs = 15_000 } = options
  const sockets = new Set<LiveSocket>()
  const server = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024, perMessageDeflate: false })

  const beat = setInterval(() => {
    for (const socket of sockets) if (!socket.beat()) socket[Symbol.dispose]()
  }, beatMs)

  const tellInterest = (): void => {
    const rows = new Set<string>()
    const usage = new Set<string>()
    let capacity = false
    for (const { watch } of sockets) {
      capacity ||= watch.capacity
      for (const key of watch.rows) {
        rows.add(key)
        if (watch.usage) usage.add(key.slice(0, key.indexOf('/')))
      }
    }
    fleet.watch(sockets.size === 0 ? noInterest : { sockets: sockets.size, rows, usage, capacity })
  }

  const hello = (socket: LiveSocket): LiveHello => {
    const { sight, caller } = socket
    let ended = 0
    return {
      type: 'hello',
      seq: fleet.seq(),
      servers: fleet
        .servers()
        .filter((row) => sight.server(row.id))
        .map((row) => projectServer(sight, row)),
      operations: operations
        .recent()
        .filter((row) => seesOperation(sight, row))
        .filter((row) => {
          if (row.ended !== null) ended += 1
          return row.ended === null || ended <= endedInHello
        }),
      actions: actions.running(caller.person.id),
    }
  }

  const stopBatches = fleet.onBatch((batch) => {
    const texts = new Map<string, string | undefined>()
    for (const socket of sockets) {
      const { sight, caller } = socket
      const own = batch.actions.filter((move) => move.personId === caller.person.id)
      if (own.length > 0) {
        socket.send(JSON.stringify(batchMessage(batch.seq, projectBatch(sight, batch), own)))
        continue
      }
      if (!texts.has(sight.key)) {
        const cut = projectBatch(sight, batch)
        texts.set(sight.key, cut && JSON.stringify(batchMessage(batch.seq, cut, [])))
      }
      const text = texts.get(sight.key)
      if (text !== undefined) socket.send(text)
    }
  })

  const stopUsage = fleet.onUsage(({ server: id, at, samples }) => {
    const byKey = new Map(samples.map((sample) => [sample.key, sample]))
    for (const socket of sockets) {
      if (!socket.watch.usage) continue
      const watched = socket.watch.rows.filter((key) => key.startsWith(`${id}/`))
      const own = watched.flatMap((key) => byKey.get(key) ?? [])
      if (own.length > 0) socket.send(JSON.stringify({ type: 'usage', at, samples: own }))
    }
  })

  const stopRevoked = access.onRevoked(({ personId, sessionId, why }) => {
    for (const socket of sockets) {
      if (socket.caller.person.id !== personId) continue
      if (sessionId !== undefined && socket.caller.sessionId !== sessionId) continue
      if (why !== 'permission') socket.close(liveClose.signedOut, 'signed out')
      else socket.close(liveClose.permissionChanged, 'permission changed')
    }
  })

  return {
    sockets: () => sockets.size,
    accept(request: IncomingMessage, stream: Duplex, head: Buffer, caller: Caller): void {
      const own = [...sockets].filter((socket) => socket.caller.person.id === caller.person.id)
      if (own.length >= maxSocketsPerPerson) {
        refuseUpgrade(stream, 429, `This person has ${own.length} live connections open, which is the limit.`)
        return
      }
      server.handleUpgrade(request, stream, head, (ws) => {
        const socket = new LiveSocket(ws, caller, projectionOf(caller.person.bindings), {
          maxBuffered,
          onWatch: tellInterest,
          onGone: (gone) => {
            sockets.delete(gone)
            tellInterest()
          },
        })
        sockets.add(socket)
        socket.send(JSON.stringify(hello(socket)))
        tellInterest()
      })
    },
    async [Symbol.asyncDispose](): Promise<void> {
      clearInterval(beat)
      stopBatches()
      stopUsage()
      stopRevoked()
      for (const socket of sockets) socket.close(liveClose.shuttingDown, 'Gantry is shutting down')
      await new Promise<void>((resolve) => {
        const wait = setInterval(() => {
          if (sockets.size === 0) {
            clearInterval(wait)
            resolve()
          }
        }, 20)
      })
      server.close()
    },
  }
}
