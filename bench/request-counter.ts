import { once } from 'node:events'
import { mkdir, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'

/** A unix socket that passes every request on to a server's own, and counts them: a tap on the wire. */
export class RequestCounter implements AsyncDisposable {
  readonly socket: string
  readonly #target: string
  #requests = new Map<string, number>()
  readonly #server = createServer((near, answer) => this.#pass(near, answer))
  readonly #open = new Set<Duplex>()

  private constructor(folder: string, target: string) {
    this.socket = join(folder, 'unix.socket')
    this.#target = target
  }

  static async start(folder: string, target: string): Promise<RequestCounter> {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    const counter = new RequestCounter(folder, target)
    const server = counter.#server
    server.on('upgrade', (near, socket, head) => counter.#upgrade(near, socket, head))
    server.on('connection', (socket) => {
      counter.#open.add(socket)
      socket.on('close', () => counter.#open.delete(socket))
    })
    server.listen(counter.socket)
    await once(server, 'listening')
    return counter
  }

  /** What was asked since the last call, by method and path, without the names in it. */
  take(): Map<string, number> {
    const taken = this.#requests
    this.#requests = new Map()
    return taken
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#server, 'close')
    this.#server.close()
    for (const socket of this.#open) socket.destroy()
    await closed
  }

  #count({ method, url }: IncomingMessage): void {
    const path = (url ?? '').split('?')[0]?.replace(/(instances|operations)\/[^/]+/, '$1/…')
    const key = `${method} ${path}`
    this.#requests.set(key, (this.#requests.get(key) ?? 0) + 1)
  }

  #pass(near: IncomingMessage, answer: ServerResponse): void {
    this.#count(near)
    const { method, url, headers } = near
    const far = request({ socketPath: this.#target, method, path: url, headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers)
      answered.pipe(answer)
    })
    far.on('error', () => answer.destroy())
    answer.on('close', () => far.destroy())
    near.pipe(far)
  }

  /** The event stream: its request's head is written again, everything after it passes as it is. */
  #upgrade(near: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#count(near)
    const far = connect(this.#target)
    const lines = near.rawHeaders.flatMap((name, index, all) =>
      index % 2 === 0 ? [`${name}: ${all[index + 1]}`] : [],
    )
    far.write(`${near.method} ${near.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
    far.write(head)
    socket.on('error', () => far.destroy()).on('close', () => far.destroy())
    far.on('error', () => socket.destroy()).on('close', () => socket.destroy())
    socket.pipe(far).pipe(socket)
  }
}
