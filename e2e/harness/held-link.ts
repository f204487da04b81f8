import { once } from 'node:events'
import { createServer, connect as dial, type Server, type Socket } from 'node:net'

/**
 * A line to a server over which only so many bytes come until it is let go: what is downloaded over it stands
 * still halfway, for as long as a test wants to look at it.
 */
export class HeldLink implements AsyncDisposable {
  #sockets = new Set<Socket>()
  #waiting: (() => void)[] = []
  #left: number

  private constructor(
    private readonly server: Server,
    readonly port: number,
    bytes: number,
  ) {
    this.#left = bytes
  }

  static async start(target: { host: string; port: number }, bytes: number): Promise<HeldLink> {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (typeof address !== 'object' || !address) throw new Error('no port')
    const link = new HeldLink(server, address.port, bytes)
    server.on('connection', (near) => link.#pass(near, dial(target)))
    return link
  }

  letGo(): void {
    this.#left = Number.POSITIVE_INFINITY
    for (const go of this.#waiting.splice(0)) go()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.server, 'close')
    this.server.close()
    for (const socket of this.#sockets) socket.destroy()
    await closed
  }

  #pass(near: Socket, far: Socket): void {
    near.pipe(far)
    far.on('data', (chunk: Buffer) => {
      near.write(chunk)
      this.#left -= chunk.length
      if (this.#left > 0) return
      far.pause()
      this.#waiting.push(() => far.resume())
    })
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(socket)
      socket.on('close', () => {
        this.#sockets.delete(socket)
        other.destroy()
      })
      socket.on('error', () => other.destroy())
    }
  }
}
