import { once } from 'node:events'
import { createServer, connect as dial, type Server, type Socket } from 'node:net'

/** A cable that a test can pull: passes TCP from a port of its own to a target, until cut. */
export class TcpProxy implements AsyncDisposable {
  #server: Server | undefined
  #sockets = new Set<Socket>()

  private constructor(
    readonly port: number,
    private target: { host: string; port: number },
  ) {}

  static async start(target: { host: string; port: number }): Promise<TcpProxy> {
    const probe = createServer().listen(0, '127.0.0.1')
    await once(probe, 'listening')
    const address = probe.address()
    if (typeof address !== 'object' || !address) throw new Error('no port')
    probe.close()
    await once(probe, 'close')
    const proxy = new TcpProxy(address.port, target)
    await proxy.mend()
    return proxy
  }

  /** Every connection is reset, and new ones are refused. */
  async cut(): Promise<void> {
    const server = this.#server
    this.#server = undefined
    if (!server) return
    const closed = once(server, 'close')
    server.close()
    for (const socket of this.#sockets) socket.resetAndDestroy()
    await closed
  }

  /** Something else answers at the same address from now on. */
  async pointTo(target: { host: string; port: number }): Promise<void> {
    await this.cut()
    this.target = target
    await this.mend()
  }

  async mend(): Promise<void> {
    if (this.#server) return
    this.#server = createServer((near) => this.#pass(near)).listen(this.port, '127.0.0.1')
    await once(this.#server, 'listening')
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.cut()
  }

  #pass(near: Socket): void {
    const far = dial(this.target)
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
      socket.pipe(other)
    }
  }
}
