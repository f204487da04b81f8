import { socketUrl } from '../../api/base.ts'
import { isSignedIn } from '../../api/signed-in.ts'
import { tellSignedOut } from '../../api/signed-out.ts'
import { backOff } from '../../live/back-off.ts'
import { liveStatus } from '../../live/live.ts'
import type { LiveStatus } from '../../live/status.ts'
import { endInList, endOfClose, type LinkEnd } from './link-end.ts'
import { openSpiceConsole, type SpiceConsole, type SpiceConsoleParts } from './spice-console.ts'
import { readTerminals } from './terminal-requests.ts'

/** How a graphical console stands; `taken`: another window shows it, and a machine shows it to one at a time. */
export type VgaStatus = LiveStatus | { state: 'taken' }

export type VgaLinkParts = Pick<SpiceConsoleParts, 'host' | 'onPicture' | 'onClipboard'> & {
  id: string
  onStatus: (status: VgaStatus) => void
  onEnd: (end: LinkEnd) => void
}

export type VgaLink = {
  console(): SpiceConsole | undefined
  tryNow(): void
  close(): void
}

/** A question that is not answered by then is asked again. */
const askMs = 4_000

/**
 * One browser's part in a graphical console. SPICE has no restore: after a loss all channels are opened anew, and the
 * machine draws everything again.
 */
export const openVgaLink = (parts: VgaLinkParts): VgaLink => {
  let console: SpiceConsole | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let attempt = 0
  let since: number | undefined
  let isOver = false
  let lastClose: number | undefined
  /** The other side closed it as one does that is no longer wanted: another window may have taken the console. */
  let wasClosed = false

  const drop = (): void => {
    clearTimeout(timer)
    timer = undefined
    const old = console
    console = undefined
    old?.close()
  }
  const end = (why?: LinkEnd): void => {
    isOver = true
    drop()
    forget()
    parts.onStatus({ state: 'closed' })
    if (why !== undefined) parts.onEnd(why)
  }
  const signedOut = (): void => {
    end()
    tellSignedOut()
  }
  const connect = (): void => {
    drop()
    parts.onStatus(since === undefined ? { state: 'connecting' } : { state: 'waiting', since, retryAt: null })
    console = openSpiceConsole({
      ...parts,
      url: socketUrl(`api/terminals/${parts.id}/spice`),
      onPicture(size) {
        attempt = 0
        since = undefined
        parts.onStatus({ state: 'live' })
        parts.onPicture(size)
      },
      onClosed: closed,
    })
  }
  const closed = (code: number): void => {
    lastClose = code
    wasClosed = code === 1000
    const why = endOfClose(code)
    if (why === undefined) lost()
    else if (why === 'signed-out') signedOut()
    else end(why)
  }
  const lost = (): void => {
    drop()
    if (isOver) return
    since ??= Date.now()
    const pause = backOff(attempt, document.visibilityState === 'hidden')
    attempt += 1
    parts.onStatus({ state: 'waiting', since, retryAt: Date.now() + pause })
    timer = setTimeout(() => void reconnect(), pause)
  }
  /** Asks first what became of the session: a refused socket does not say why it was refused. */
  const reconnect = async (): Promise<void> => {
    timer = undefined
    const signal = AbortSignal.timeout(askMs)
    const signedIn = await isSignedIn(signal)
    const known = signedIn === true ? await readTerminals(signal) : undefined
    if (isOver || console !== undefined || timer !== undefined) return
    if (signedIn === false) return signedOut()
    if (!known?.ok) return lost()
    const why = endInList(parts.id, known.value, lastClose)
    if (why !== undefined) return end(why)
    const row = known.value.find(({ id }) => id === parts.id)
    // It is said why; when it runs again this is opened anew.
    if (row?.state.status === 'ended') parts.onStatus({ state: 'closed' })
    else if (wasClosed && row !== undefined && row.people.length > 0) parts.onStatus({ state: 'taken' })
    else connect()
  }
  const tryNow = (): void => {
    if (isOver || console !== undefined) return
    attempt = 0
    wasClosed = false
    clearTimeout(timer)
    void reconnect()
  }
  // A dead network is noticed there: SPICE's sockets are silent while nothing changes on the screen.
  const forget = liveStatus.subscribe(() => {
    const { state } = liveStatus.get()
    if (state === 'waiting' && console !== undefined) lost()
    else if (state === 'live' && timer !== undefined) tryNow()
  })
  connect()
  return { console: () => console, tryNow, close: () => end() }
}
