// @vitest-environment happy-dom
import { liveClose } from '@gantry/protocol/live'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { backOff } from './back-off.ts'
import { type LiveConnection, openLiveConnection } from './connection.ts'
import type { LiveStatus } from './status.ts'

/** A socket whose other end is the test. What a browser does with real ones is the e2e tests' matter. */
class TestSocket {
  static readonly OPEN = 1
  static made: TestSocket[] = []
  readyState = 0
  sent: unknown[] = []
  onopen: (() => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  onerror: (() => void) | null = null
  constructor(readonly url: string) {
    TestSocket.made.push(this)
  }
  send(text: string): void {
    this.sent.push(JSON.parse(text))
  }
  close(): void {
    this.readyState = 3
  }
  open(): void {
    this.readyState = 1
    this.onopen?.()
  }
  say(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) })
  }
  end(code: number): void {
    this.readyState = 3
    this.onclose?.({ code })
  }
}

const hello = { type: 'hello', seq: 1, servers: [], operations: [], actions: [] }
const socket = (): TestSocket => {
  const last = TestSocket.made.at(-1)
  if (last === undefined) throw new Error('No socket was opened')
  return last
}

let statuses: LiveStatus[] = []
let events: string[] = []
let signedIn: boolean | 'unknown' = true
let connection: LiveConnection | undefined

const start = (): void => {
  connection = openLiveConnection({
    url: () => 'ws://gantry.test/api/live',
    fetchSnapshot: async () => ({ seq: 1, rows: [] }),
    isSignedIn: async () => signedIn,
    onMessage: (message) => events.push(message.type),
    onSnapshot: () => events.push('snapshot'),
    onStatus: (status) => statuses.push(status),
    onSignedOut: () => events.push('signed out'),
    onPermissionChanged: () => events.push('permission'),
  })
}
const goLive = async (): Promise<void> => {
  socket().open()
  socket().say(hello)
  await vi.advanceTimersByTimeAsync(0)
}
const state = (): string | undefined => statuses.at(-1)?.state

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', TestSocket)
  TestSocket.made = []
  statuses = []
  events = []
  signedIn = true
})
afterEach(() => {
  connection?.close()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('is live after hello and snapshot', async () => {
  start()
  expect(state()).toBe('connecting')
  await goLive()
  expect(events).toEqual(['hello', 'snapshot'])
  expect(state()).toBe('live')
})

it('notices a peer that went silent within ten seconds, and tries again', async () => {
  start()
  await goLive()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(TestSocket.made[0]?.sent).toContainEqual({ type: 'ping' })
  expect(TestSocket.made.length).toBeGreaterThan(1)
  expect(state()).toBe('waiting')
})

it('stays with a peer that answers', async () => {
  start()
  await goLive()
  for (let second = 0; second < 30; second += 1) {
    await vi.advanceTimersByTimeAsync(1000)
    socket().say({ type: 'pong' })
  }
  expect(TestSocket.made).toHaveLength(1)
  expect(state()).toBe('live')
})

it('says since when it is not live, through several tries', async () => {
  start()
  await goLive()
  const before = Date.now()
  socket().end(liveClose.shuttingDown)
  await vi.advanceTimersByTimeAsync(2_000)
  socket().end(1001)
  const last = statuses.at(-1)
  expect(last?.state === 'waiting' && last.since).toBe(before)
})

it('tries at once when the network comes back or the person asks', async () => {
  start()
  await goLive()
  socket().end(1001)
  dispatchEvent(new Event('online'))
  await vi.advanceTimersByTimeAsync(0)
  expect(TestSocket.made).toHaveLength(2)
  socket().end(1001)
  connection?.tryNow()
  await vi.advanceTimersByTimeAsync(0)
  expect(TestSocket.made).toHaveLength(3)
})

it('opens no socket while nothing answers, and one as soon as something does', async () => {
  start()
  await goLive()
  signedIn = 'unknown'
  socket().end(1006)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(TestSocket.made).toHaveLength(1)
  signedIn = true
  await vi.advanceTimersByTimeAsync(1_500)
  expect(TestSocket.made).toHaveLength(2)
})

it('does not wait for a connection that never opens', async () => {
  start()
  await vi.advanceTimersByTimeAsync(6_000)
  expect(TestSocket.made.length).toBeGreaterThan(1)
})

it('ends with the session: by its own close code, and when the upgrade is refused', async () => {
  start()
  await goLive()
  socket().end(liveClose.signedOut)
  expect(events).toContain('signed out')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(TestSocket.made).toHaveLength(1)

  events = []
  signedIn = false
  start()
  socket().end(1006)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(events).toEqual(['signed out'])
  // The one of before and this one: nothing more was tried.
  expect(TestSocket.made).toHaveLength(2)
})

it('comes back after a change of permission, and after a message it does not understand', async () => {
  start()
  await goLive()
  socket().end(liveClose.permissionChanged)
  expect(events).toContain('permission')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(TestSocket.made).toHaveLength(2)
  socket().open()
  socket().say({ type: 'something new' })
  await vi.advanceTimersByTimeAsync(2_000)
  expect(TestSocket.made).toHaveLength(3)
})

it('waits longer each time, never beyond the cap, and not in step with others', () => {
  const pauses = Array.from({ length: 20 }, (_, attempt) => backOff(attempt, false, () => 1))
  expect(pauses[0]).toBe(250)
  expect(pauses[1]).toBe(500)
  expect(Math.max(...pauses)).toBe(1_000)
  expect(backOff(20, true, () => 1)).toBe(30_000)
  expect(backOff(0, false, () => 0)).toBe(125)
})
