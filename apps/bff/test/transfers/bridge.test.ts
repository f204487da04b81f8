import type { Result } from '@gantry/lxd-client'
import type { DataSocket, DataSocketHandlers } from '@gantry/lxd-client/node'
import type { EventRequest } from '@gantry/lxd-client/transport'
import { expect, it } from 'vitest'
import { openBridge } from '../../src/transfers/bridge.ts'

/** A server's socket whose other end the test holds; what is sent to it stays under way until `take`. */
class Socket {
  handlers: DataSocketHandlers | undefined
  readonly got: (Buffer | string)[] = []
  readonly #left: (() => void)[] = []
  isPaused = false
  isClosed = false
  readonly #failure: string | undefined

  constructor(failure?: string) {
    this.#failure = failure
  }

  get place() {
    return { connection: { socket: this.open }, path: '/1.0/operations/x/websocket', query: { secret: 's' } }
  }

  readonly open = async (_: EventRequest, handlers: DataSocketHandlers): Promise<Result<DataSocket>> => {
    if (this.#failure !== undefined) return { ok: false, kind: 'unreachable', message: this.#failure }
    this.handlers = handlers
    return {
      ok: true,
      value: {
        send: (data, left) => {
          this.got.push(typeof data === 'string' ? data : Buffer.from(data))
          if (left) this.#left.push(left)
        },
        pause: () => {
          this.isPaused = true
        },
        resume: () => {
          this.isPaused = false
        },
        close: () => this.end(),
      },
    }
  }

  say(data: string | Buffer): void {
    this.handlers?.onMessage(Buffer.from(data), typeof data !== 'string')
  }

  /** What is under way to it arrives. */
  take(): void {
    for (const left of this.#left.splice(0)) left()
  }

  end(): void {
    if (this.isClosed) return
    this.isClosed = true
    this.handlers?.onClose({ kind: 'closed', message: 'closed' })
  }
}

const bridged = async () => {
  const sides = { left: new Socket(), right: new Socket() }
  const counted: number[] = []
  const bridge = await openBridge(sides.left.place, sides.right.place, (count) => counted.push(count))
  if (!bridge.ok) throw new Error(bridge.message)
  return { ...sides, counted, bridge: bridge.value }
}
const MiB = 1024 * 1024

it('passes messages on both ways as they are, text as text', async () => {
  const { left, right, counted } = await bridged()
  left.say(Buffer.from([1, 2]))
  left.say('')
  right.say('done')
  expect(right.got).toEqual([Buffer.from([1, 2]), ''])
  expect(left.got).toEqual(['done'])
  right.take()
  expect(counted).toEqual([2, 0])
})

it('does not read from one side while the other takes nothing', async () => {
  const { left, right } = await bridged()
  for (let sent = 0; sent < 4; sent++) left.say(Buffer.alloc(MiB))
  expect(left.isPaused).toBe(false)
  left.say(Buffer.alloc(1))
  expect(left.isPaused).toBe(true)
  expect(right.isPaused).toBe(false)
  right.take()
  expect(left.isPaused).toBe(false)
})

it('ends one side with the other, but not before all has arrived', async () => {
  const { left, right } = await bridged()
  left.say(Buffer.from('the last of it'))
  left.end()
  expect(right.isClosed).toBe(false)
  right.take()
  expect(right.isClosed).toBe(true)
})

it('ends both when it is closed, and when one of them does not open', async () => {
  const { left, right, bridge } = await bridged()
  bridge.close()
  expect([left.isClosed, right.isClosed]).toEqual([true, true])
  const open = new Socket()
  const refused = await openBridge(open.place, new Socket('no connection').place, () => undefined)
  expect(refused).toMatchObject({ ok: false, message: 'no connection' })
  expect(open.isClosed).toBe(true)
})
