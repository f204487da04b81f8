import { backOff } from './back-off.ts'
import type { LiveStatus } from './status.ts'

/** A quiet socket is asked for a sign of life after this long, and has as long again to give it. */
const pingMs = 3_000
/**
 * How long a connection may take to open. Where packets are dropped, the kernel repeats the first one after 1, 3 and
 * 7 s, and so on: a new try begins before that gap is longer than a person waits.
 */
const openMs = 4_000

type Data = string | ArrayBuffer
type Sent = string | Uint8Array<ArrayBuffer>

export type LastingSocketParts = {
  url: () => string
  /** What asks the other side for a sign of life; any message is one. */
  ping: Sent
  /**
   * Asks whether the session is still good: a refused upgrade looks like any lost connection to a browser.
   * `unknown` when nothing answered.
   */
  isSignedIn: (signal: AbortSignal) => Promise<boolean | 'unknown'>
  onOpen?: () => void
  /** One message; the signal ends with its connection. */
  onMessage: (data: Data, signal: AbortSignal) => void
  /** What a close code means; without an answer the socket comes back. */
  onClosed: (code: number) => 'signed-out' | 'over' | undefined
  onStatus: (status: LiveStatus) => void
  onSignedOut: () => void
}

export type LastingSocket = {
  /** Sends when there is a connection, and drops it when there is none. */
  send(data: Sent): void
  /** All that the page needs has come: it is live, and the next loss begins with a short pause again. */
  settled(): void
  /** The connection is of no use as it is: another one. */
  lost(): void
  /** Tries at once instead of after the rest of the pause. */
  tryNow(): void
  close(): void
}

/**
 * A websocket and its whole life: a dead peer is noticed by pings (also after the machine slept), and every loss is
 * followed by another try, at once when the network or the page comes back.
 */
export const openLastingSocket = (parts: LastingSocketParts): LastingSocket => {
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
    else if (signedIn === false) signedOut()
    else lost()
  }

  const end = (): void => {
    over = true
    drop()
    removeEventListener('online', tryNow)
    document.removeEventListener('visibilitychange', onVisible)
    parts.onStatus({ state: 'closed' })
  }

  const signedOut = (): void => {
    end()
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
    socket.send(parts.ping)
    watchPulse()
  }

  const closed = (code: number): void => {
    const meaning = parts.onClosed(code)
    if (meaning === 'signed-out') signedOut()
    else if (meaning === 'over') end()
    else lost()
  }

  function connect(): void {
    drop()
    if (over) return
    const { signal } = renewed()
    asked = undefined
    parts.onStatus(since === undefined ? { state: 'connecting' } : { state: 'waiting', since, retryAt: null })
    const opening = new WebSocket(parts.url())
    opening.binaryType = 'arraybuffer'
    socket = opening
    opening.onopen = () => {
      heard = Date.now()
      watchPulse()
      parts.onOpen?.()
    }
    opening.onmessage = (event: MessageEvent<Data>) => {
      heard = Date.now()
      parts.onMessage(event.data, signal)
    }
    opening.onclose = (event) => closed(event.code)
    after(openMs, lost)
  }

  function tryNow(): void {
    if (over) return
    if (socket?.readyState === WebSocket.OPEN) askForLife()
    else if (socket === undefined) {
      attempt = 0
      void reconnect()
    }
  }

  function onVisible(): void {
    if (document.visibilityState === 'visible') tryNow()
  }
  addEventListener('online', tryNow)
  document.addEventListener('visibilitychange', onVisible)
  connect()

  return {
    send(data) {
      if (socket?.readyState === WebSocket.OPEN) socket.send(data)
    },
    settled() {
      attempt = 0
      since = undefined
      parts.onStatus({ state: 'live' })
    },
    lost,
    tryNow,
    close: end,
  }
}
