import type { InstanceSnapshot } from '@gantry/protocol/instance-row'
import { LiveMessage, type LiveRequest, liveClose } from '@gantry/protocol/live'
import * as z from 'zod/mini'
import { backOff } from './back-off.ts'
import type { LiveStatus } from './status.ts'

/** A quiet socket is asked for a sign of life after this long, and has as long again to give it. */
const pingMs = 3_000
/**
 * How long a connection may take to open. Where packets are dropped, the kernel repeats the first one after 1, 3 and
 * 7 s, and so on: a new try begins before that gap is longer than a person waits.
 */
const openMs = 4_000

export type ConnectionParts = {
  url: () => string
  fetchSnapshot: (signal: AbortSignal) => Promise<InstanceSnapshot | undefined>
  /**
   * Asks whether the session is still good: a refused upgrade looks like any lost connection to a browser.
   * `unknown` when nothing answered.
   */
  isSignedIn: (signal: AbortSignal) => Promise<boolean | 'unknown'>
  onMessage: (message: Exclude<LiveMessage, { type: 'pong' }>) => void
  onSnapshot: (snapshot: InstanceSnapshot) => void
  onStatus: (status: LiveStatus) => void
  onSignedOut: () => void
  onPermissionChanged: () => void
}

export type LiveConnection = {
  send(message: LiveRequest): void
  /** Tries at once instead of after the rest of the pause. */
  tryNow(): void
  close(): void
}

const readMessage = (text: unknown): LiveMessage | undefined => {
  try {
    const parsed = z.safeParse(LiveMessage, JSON.parse(String(text)))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

/**
 * The live socket and its whole life: open, hello, snapshot, batches; a dead peer is noticed by pings (also after
 * the machine slept), and every loss is followed by another try, at once when the network or the page comes back.
 */
export const openLiveConnection = (parts: ConnectionParts): LiveConnection => {
  let socket: WebSocket | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let attempt = 0
  let since: number | undefined
  let heard = 0
  let asked: number | undefined
  let abort = new AbortController()
  let over = false

  const after = (ms: number, action: () => void): void => {
    clearTimeout(timer)
    timer = setTimeout(action, ms)
  }

  const drop = (): void => {
    clearTimeout(timer)
    abort.abort()
    const old = socket
    socket = undefined
    if (old === undefined) return
    old.onopen = old.onmessage = old.onclose = old.onerror = null
    old.close()
  }

  /** What belongs to this try, and ends with it. */
  const renewed = (): AbortController => {
    abort = new AbortController()
    return abort
  }

  const lost = (): void => {
    drop()
    if (over) return
    since ??= Date.now()
    const pause = backOff(attempt, document.visibilityState === 'hidden')
    attempt += 1
    parts.onStatus({ state: 'waiting', since, retryAt: Date.now() + pause })
    after(pause, () => void reconnect())
  }

  /** Asks first and connects then, so that a session that is over ends the tries instead of making more. */
  const reconnect = async (): Promise<void> => {
    drop()
    const { signal } = renewed()
    parts.onStatus({ state: 'waiting', since: since ?? Date.now(), retryAt: null })
    after(openMs, lost)
    const signedIn = await parts.isSignedIn(signal)
    if (over || signal.aborted) return
    if (signedIn === true) connect()
    else if (signedIn === false) end()
    else lost()
  }

  const end = (): void => {
    over = true
    drop()
    parts.onStatus({ state: 'closed' })
    parts.onSignedOut()
  }

  const watchPulse = (): void => {
    after(pingMs, () => {
      const now = Date.now()
      if (asked !== undefined && heard < asked) lost()
      else if (now - heard >= pingMs) askForLife()
      else watchPulse()
    })
  }

  const askForLife = (): void => {
    if (socket?.readyState !== WebSocket.OPEN) return
    asked = Date.now()
    send({ type: 'ping' })
    watchPulse()
  }

  const takeSnapshot = async (signal: AbortSignal): Promise<void> => {
    const snapshot = await parts.fetchSnapshot(signal)
    if (signal.aborted) return
    if (snapshot === undefined) {
      lost()
      return
    }
    parts.onSnapshot(snapshot)
    attempt = 0
    since = undefined
    parts.onStatus({ state: 'live' })
  }

  const receive = (text: unknown): void => {
    heard = Date.now()
    const message = readMessage(text)
    // A message that is not understood means that page and BFF are of two versions; what it changed is unknown.
    if (message === undefined) lost()
    else if (message.type !== 'pong') {
      parts.onMessage(message)
      if (message.type === 'hello') void takeSnapshot(abort.signal)
    }
  }

  const closed = (code: number): void => {
    if (code === liveClose.permissionChanged) parts.onPermissionChanged()
    if (code === liveClose.signedOut) end()
    else lost()
  }

  function connect(): void {
    drop()
    if (over) return
    renewed()
    asked = undefined
    parts.onStatus(since === undefined ? { state: 'connecting' } : { state: 'waiting', since, retryAt: null })
    const opening = new WebSocket(parts.url())
    socket = opening
    opening.onopen = () => {
      heard = Date.now()
      watchPulse()
    }
    opening.onmessage = (event) => receive(event.data)
    opening.onclose = (event) => closed(event.code)
    after(openMs, lost)
  }

  const send = (message: LiveRequest): void => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message))
  }

  const tryNow = (): void => {
    if (over) return
    if (socket?.readyState === WebSocket.OPEN) askForLife()
    else if (socket === undefined) {
      attempt = 0
      void reconnect()
    }
  }

  const onVisible = (): void => {
    if (document.visibilityState === 'visible') tryNow()
  }
  addEventListener('online', tryNow)
  document.addEventListener('visibilitychange', onVisible)
  connect()

  return {
    send,
    tryNow,
    close() {
      over = true
      drop()
      removeEventListener('online', tryNow)
      document.removeEventListener('visibilitychange', onVisible)
      parts.onStatus({ state: 'closed' })
    },
  }
}
