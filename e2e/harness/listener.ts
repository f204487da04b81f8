import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer, type Server } from 'node:tls'
import { ensureCertificate, readCertificate } from '../lab/certificates.ts'

/**
 * Shakes hands over TLS with whoever comes, and counts what it is told afterwards. It never answers. One that does
 * not like the certificate may leave before the handshake is over.
 */
export class Listener implements AsyncDisposable {
  callers = 0
  bytes = 0

  private constructor(
    private readonly server: Server,
    readonly port: number,
    readonly fingerprint: string,
  ) {}

  static async start(): Promise<Listener> {
    const folder = await mkdtemp(join(tmpdir(), 'gantry-listener-'))
    const [certificate, key] = [join(folder, 'listener.crt'), join(folder, 'listener.key')]
    await ensureCertificate(certificate, key, 'listener')
    const { pem, fingerprint } = await readCertificate(certificate)
    const server = createServer({ cert: pem, key: await readFile(key) })
    await rm(folder, { recursive: true })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (typeof address !== 'object' || !address) throw new Error('no port')
    const listener = new Listener(server, address.port, fingerprint)
    server.on('connection', () => {
      listener.callers += 1
    })
    server.on('secureConnection', (socket) => {
      socket.on('data', (chunk) => {
        listener.bytes += chunk.length
      })
      socket.on('error', () => socket.destroy())
    })
    return listener
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.server, 'close')
    this.server.close()
    await closed
  }
}
