import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A link to a server on this machine. While it swallows, what comes in gets no answer, then or later. */
export class Link implements AsyncDisposable {
  swallows = false
  readonly #server = createServer((near) => this.#pass(near))
  readonly #sockets = new Set<Socket>()

  static async start(port: number): Promise<Link> {
    const link = new Link(port)
    link.#server.listen(0, '127.0.0.1')
    await once(link.#server, 'listening')
    return link
  }

  readonly #port: number
  private constructor(port: number) {
    this.#port = port
  }

  get address(): string {
    const address = this.#server.address()
    return `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  }

  /** How many connections there are, with those that are swallowed. */
  get connections(): number {
    return this.#sockets.size
  }

  /** All that is connected is cut off, and what comes next is swallowed. */
  cut(): void {
    this.swallows = true
    for (const socket of this.#sockets) socket.destroy()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#server, 'close')
    this.#server.close()
    for (const socket of this.#sockets) socket.destroy()
    await closed
  }

  #pass(near: Socket): void {
    this.#keep(near)
    if (this.swallows) {
      near.resume()
      return
    }
    const far = connect(this.#port, '127.0.0.1')
    this.#keep(far)
    near.pipe(far).pipe(near)
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => this.#sockets.delete(socket))
  }
}
