import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { fingerprintOf } from '../../src/servers/identity.ts'
import { makeCertificate } from '../../src/servers/make-certificate.ts'

/*
 * A real HTTPS server with a certificate, that speaks as much of LXD's API as the fleet asks for, counts what it is
 * asked, and can be told to fail. It is for faults and for counting; what LXD really does is tested on real servers.
 */

export type Asked = { method: string; url: string; headers: IncomingHttpHeaders }

export type Override = (request: IncomingMessage, response: ServerResponse) => boolean

export class ScriptedServer implements AsyncDisposable {
  readonly instances = new Map<string, Record<string, unknown>>()
  operations: Record<string, unknown>[] = []
  readonly asked: Asked[] = []
  trusted = true
  /** Makes it a cluster: the state of each member, by name. */
  members: Map<string, 'Online' | 'Offline'> | undefined
  /** Answers a request itself when it gives true. */
  override: Override | undefined
  certificate = ''
  port = 0
  #server: ReturnType<typeof createServer> | undefined
  readonly #events = new Set<WebSocket>()
  readonly #sockets = new Set<Duplex>()

  /** With the certificate of another: a second member of the same cluster. */
  static async start(twin?: ScriptedServer): Promise<ScriptedServer> {
    const it = new ScriptedServer()
    if (twin) {
      it.certificate = twin.certificate
      it.#key = twin.#key
    }
    await it.listen()
    return it
  }

  get address(): string {
    return `127.0.0.1:${this.port}`
  }

  get fingerprint(): string {
    return fingerprintOf(this.certificate)
  }

  get listeners(): number {
    return this.#events.size
  }

  /** Listens, again on the same port; with a new certificate when told so. */
  async listen(renew = false): Promise<void> {
    const made =
      this.certificate === '' || renew
        ? await makeCertificate({ name: 'scripted', years: 1, names: ['127.0.0.1'] })
        : undefined
    if (made) {
      this.certificate = made.certificate
      this.#key = made.key
    }
    const websockets = new WebSocketServer({ noServer: true })
    const server = createServer(
      { cert: this.certificate, key: this.#key, requestCert: true, rejectUnauthorized: false },
      (request, response) => {
        this.asked.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers })
        if (this.override?.(request, response) !== true) this.answer(request, response)
      },
    )
    server.on('upgrade', (request, socket, head) => {
      this.asked.push({ method: 'UPGRADE', url: request.url ?? '', headers: request.headers })
      if (!this.trusted) {
        socket.end(
          'HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\n\r\n{"error":"not authorized"}',
        )
        return
      }
      websockets.handleUpgrade(request, socket, head, (ws) => {
        this.#events.add(ws)
        ws.on('close', () => this.#events.delete(ws))
      })
    })
    server.on('connection', (socket) => {
      this.#sockets.add(socket)
      socket.on('close', () => this.#sockets.delete(socket))
    })
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(this.port, '127.0.0.1', resolve)
    })
    const address = server.address()
    if (typeof address === 'object' && address !== null) this.port = address.port
    this.#server = server
  }

  /** As kill -9 looks from outside. */
  async stop(): Promise<void> {
    const server = this.#server
    this.#server = undefined
    const closed = new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()))
    for (const socket of this.#sockets) socket.destroy()
    await closed
  }

  cutEvents(): void {
    for (const ws of this.#events) ws.terminate()
  }

  instance(name: string, status = 'Stopped', more: Record<string, unknown> = {}): void {
    const project = String(more.project ?? 'default')
    this.instances.set(`${project}/${name}`, {
      name,
      status,
      project,
      type: 'container',
      architecture: 'x86_64',
      config: { 'image.description': 'Busybox', 'user.team': 'web' },
      devices: {},
      profiles: ['default'],
      description: '',
      created_at: '2026-01-01T00:00:00Z',
      last_used_at: '1970-01-01T00:00:00Z',
      ephemeral: false,
      location: 'none',
      ...more,
    })
  }

  emit(event: unknown): void {
    for (const ws of this.#events) ws.send(JSON.stringify(event))
  }

  lifecycle(action: string, name: string, project = 'default', context: Record<string, unknown> = {}): void {
    this.emit({
      type: 'lifecycle',
      timestamp: new Date().toISOString(),
      project,
      location: 'none',
      metadata: { action, source: `/1.0/instances/${name}?project=${project}`, context },
    })
  }

  count(test: (asked: Asked) => boolean = () => true): number {
    return this.asked.filter(test).length
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop()
  }

  #key = ''

  answer(request: IncomingMessage, response: ServerResponse): void {
    request.resume()
    const url = new URL(request.url ?? '', 'https://server.invalid')
    const send = (status: number, body: unknown): void => {
      response.writeHead(status, {
        'content-type': 'application/json',
        server: 'scripted',
        'set-cookie': 'a=b',
      })
      response.end(JSON.stringify(body))
    }
    const sync = (metadata: unknown): void =>
      send(200, { type: 'sync', status: 'Success', status_code: 200, metadata })
    const project = url.searchParams.get('project') ?? 'default'
    const name = /^\/1\.0\/instances\/([^/]+)$/.exec(url.pathname)?.[1]
    if (url.pathname === '/1.0') {
      sync({
        api_extensions: ['instances', 'projects'],
        api_version: '1.0',
        auth: this.trusted ? 'trusted' : 'untrusted',
        config: {},
        environment: {
          server: 'lxd',
          server_version: '5.0.2',
          server_name: 'scripted',
          server_clustered: this.members !== undefined,
          addresses: [this.address],
          certificate: this.certificate,
        },
      })
    } else if (url.pathname === '/1.0/instances') {
      const all = [...this.instances.values()]
      sync(url.searchParams.has('all-projects') ? all : all.filter((it) => it.project === project))
    } else if (name !== undefined) {
      const found = this.instances.get(`${project}/${decodeURIComponent(name)}`)
      if (found) sync(found)
      else send(404, { type: 'error', error: 'Instance not found', error_code: 404 })
    } else if (url.pathname === '/1.0/projects') {
      sync([
        { name: 'default', config: {}, description: '', used_by: [] },
        {
          name: 'own',
          config: { 'features.images': 'true', 'features.profiles': 'false' },
          description: '',
          used_by: [],
        },
        { name: 'fenced', config: { restricted: 'true' }, description: '', used_by: [] },
      ])
    } else if (url.pathname === '/1.0/operations') {
      sync({ running: this.operations })
    } else if (url.pathname === '/1.0/cluster/members') {
      sync(
        [...(this.members ?? [])].map(([member, status]) => ({
          server_name: member,
          url: `https://${member}.invalid:8443`,
          status,
          message: status === 'Online' ? 'Fully operational' : 'No heartbeat for 21.3s',
          roles: ['database'],
          architecture: 'x86_64',
        })),
      )
    } else if (url.pathname === '/1.0/resources') {
      sync({ cpu: { total: 2 }, memory: { used: 1, total: 2 } })
    } else if (request.method === 'GET') sync([])
    else sync({})
  }
}
