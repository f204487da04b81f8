import { InstanceSnapshot } from '@gantry/protocol/instance-row'
import { socketUrl } from '../api/base.ts'
import { queries } from '../api/query-client.ts'
import { request } from '../api/request.ts'
import { sessionQuery } from '../api/session.ts'
import { isSignedIn } from '../api/signed-in.ts'
import { tellSignedOut } from '../api/signed-out.ts'
import { type LiveConnection, openLiveConnection } from './connection.ts'
import { applyHints, dropServerQueries } from './hints.ts'
import { createLiveStore } from './live-store.ts'
import { createSlice, soon } from './slice.ts'
import type { LiveStatus } from './status.ts'
import { createUsageStore } from './usage-store.ts'
import { createWatch } from './watch.ts'

/** The one live picture of this page. Components read it through `hooks.ts`. */
export const live = createLiveStore((hints) => void applyHints(queries, hints))
export const usage = createUsageStore()
export const liveStatus = createSlice<LiveStatus>({ state: 'closed' }, soon)

let connection: LiveConnection | undefined
let wasLive = false

export const watch = createWatch((watched) => connection?.send({ type: 'watch', ...watched }))

/** Opens the socket; the layout of the signed-in pages does so when it mounts. Answers how to close it. */
export const startLive = (): (() => void) => {
  connection?.close()
  wasLive = false
  const opened = openLiveConnection({
    url: () => socketUrl('api/live'),
    async fetchSnapshot(signal) {
      const result = await request('GET', 'api/fleet/instances', { schema: InstanceSnapshot, signal })
      return result.ok ? result.value : undefined
    },
    isSignedIn,
    onMessage(message) {
      if (message.type === 'batch') live.batch(message)
      else if (message.type === 'usage') usage.add(message.at, message.samples)
      else {
        live.hello(message)
        opened.send({ type: 'watch', ...watch.union() })
      }
    },
    onSnapshot(snapshot) {
      live.snapshot(snapshot)
      if (wasLive) void dropServerQueries(queries, new Set(live.servers.byKey().keys()))
      wasLive = true
    },
    onStatus: liveStatus.set,
    onSignedOut: tellSignedOut,
    onPermissionChanged: () => void queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  })
  connection = opened
  return () => {
    opened.close()
    if (connection === opened) connection = undefined
  }
}

export const tryLiveNow = (): void => connection?.tryNow()

/** For breadcrumbs, which are drawn again when a server changes: its name, or nothing while it is not known. */
export const serverName = (id: string | undefined): string | undefined =>
  id === undefined ? undefined : live.servers.byKey().get(id)?.name
