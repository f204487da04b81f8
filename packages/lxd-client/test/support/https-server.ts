import { once } from 'node:events'
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createServer } from 'node:https'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { TLSSocket } from 'node:tls'
import type { TestCertificate } from './certificates.ts'

export type Handler = (request: IncomingMessage, response: ServerResponse) => void

export interface TestServer extends AsyncDisposable {
  /** `127.0.0.1:port`, or the path of the unix socket. */
  address: string
  /** Method and URL of each request that arrived. */
  requests: string[]
  /** Bytes that arrived after the handshakes, of all connections together. */
  bytesRead(): number
  /** TCP connections made so far. */
  connections(): number
  /** When all connections made so far are over, so that nothing of theirs is still to come. */
  quiet(): Promise<void>
  onUpgrade(listener: (request: IncomingMessage, socket: Duplex, head: Buffer) => void): void
}

/** A real HTTPS server on a free port of 127.0.0.1, which asks for a client certificate as LXD does. */
export async function httpsServer(certificate: TestCertificate, handler: Handler): Promise<TestServer> {
  const server = createServer({
    cert: certificate.cert,
    key: certificate.key,
    requestCert: true,
    rejectUnauthorized: false,
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  const port = typeof bound === 'object' && bound ? bound.port : 0
  return observe(server, `127.0.0.1:${port}`, 'secureConnection', handler)
}

/** A real HTTP server on a unix socket, or on a free port of 127.0.0.1 when no path is given. */
export async function httpServer(handler: Handler, socketPath?: string): Promise<TestServer> {
  const server = createHttpServer()
  if (socketPath === undefined) server.listen(0, '127.0.0.1')
  else server.listen(socketPath)
  await once(server, 'listening')
  const bound = server.address()
  return observe(
    server,
    socketPath ?? `127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`,
    'connection',
    handler,
  )
}

function observe(server: Server, address: string, connected: string, handler: Handler): TestServer {
  const requests: string[] = []
  const sockets: Socket[] = []
  const raw: Socket[] = []
  const upgrades: ((request: IncomingMessage, socket: Duplex, head: Buffer) => void)[] = []
  server.on('connection', (socket: Socket) => raw.push(socket))
  server.on(connected, (socket: Socket) => sockets.push(socket))
  server.on('tlsClientError', () => undefined)
  server.on('request', (request, response) => {
    requests.push(`${request.method} ${request.url}`)
    handler(request, response)
  })
  server.on('upgrade', (request, socket, head) => {
    requests.push(`UPGRADE ${request.url}`)
    for (const listener of upgrades) listener(request, socket, head)
  })
  return {
    address,
    requests,
    bytesRead: () => sockets.reduce((sum, socket) => sum + socket.bytesRead, 0),
    connections: () => raw.length,
    quiet: async () => {
      await Promise.all(raw.map((socket) => socket.destroyed || once(socket, 'close')))
    },
    onUpgrade: (listener) => upgrades.push(listener),
    async [Symbol.asyncDispose]() {
      for (const socket of raw) socket.destroy()
      if (!server.listening) return
      server.close()
      await once(server, 'close')
    },
  }
}

/** The fingerprint of the certificate that the client of this request showed. */
export function clientFingerprint(request: IncomingMessage): string | undefined {
  const certificate =
    request.socket instanceof TLSSocket ? request.socket.getPeerX509Certificate() : undefined
  return certificate?.fingerprint256.replaceAll(':', '').toLowerCase()
}

/** Answers as LXD does at once. */
export function sync(
  response: ServerResponse,
  metadata: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(200, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify({ type: 'sync', status: 'Success', status_code: 200, operation: '', metadata }))
}

/** Answers as LXD does when it refuses. */
export function refuse(response: ServerResponse, status: number, error: string): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ type: 'error', error, error_code: status }))
}
