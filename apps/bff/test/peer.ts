import { createServer, type Server } from 'node:https'
import { fingerprintOf } from '../src/servers/identity.ts'
import { makeCertificate } from '../src/servers/make-certificate.ts'

/** What a peer was asked; `sockets` counts TLS handshakes, whether or not HTTP came after. */
type Seen = { requests: { method: string; url: string; body: string }[]; sockets: number }

export type Peer = AsyncDisposable & {
  address: string
  port: number
  fingerprint: string
  certificate: string
  seen: Seen
  /** Closes and listens again on the same port, with another certificate. */
  changeCertificate(): Promise<string>
}

export type Respond = (asked: { method: string; url: string; body: string }) => {
  status: number
  headers?: Record<string, string>
  body: string
}

/** The envelope of LXD around a server that trusts whoever asks. */
export const likeLxd: Respond = ({ method, url }) => {
  if (url.startsWith('/1.0/events')) return lxdError(501, 'no events here')
  if (url === '/1.0' && method === 'GET') {
    return lxdAnswer({
      api_extensions: ['instances'],
      api_version: '1.0',
      auth: 'trusted',
      config: {},
      environment: { server: 'lxd', server_version: '5.0.2', server_name: 'peer', server_clustered: false },
    })
  }
  return lxdAnswer([])
}

export const lxdAnswer = (metadata: unknown) => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ type: 'sync', status: 'Success', status_code: 200, metadata }),
})

export const lxdError = (code: number, error: string) => ({
  status: code,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ type: 'error', error, error_code: code }),
})

/** A real HTTPS server that is no LXD: it records what reaches it. Client certificates are asked for, as LXD does. */
export const startPeer = async (respond: Respond = likeLxd): Promise<Peer> => {
  const seen: Seen = { requests: [], sockets: 0 }
  let port = 0
  let certificate = ''
  let server: Server

  const start = async () => {
    const made = await makeCertificate({ name: 'peer', years: 1, names: ['127.0.0.1'] })
    certificate = made.certificate
    const options = { cert: made.certificate, key: made.key, requestCert: true, rejectUnauthorized: false }
    server = createServer(options, (request, response) => {
      let body = ''
      request.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk
      })
      request.on('end', () => {
        const asked = { method: request.method ?? '', url: request.url ?? '', body }
        seen.requests.push(asked)
        const answer = respond(asked)
        response.writeHead(answer.status, answer.headers).end(answer.body)
      })
    })
    server.on('secureConnection', () => {
      seen.sockets += 1
    })
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', resolve)
    })
    const address = server.address()
    if (typeof address === 'object' && address !== null) port = address.port
  }
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })

  await start()
  return {
    get address() {
      return `127.0.0.1:${port}`
    },
    get port() {
      return port
    },
    get fingerprint() {
      return fingerprintOf(certificate)
    },
    get certificate() {
      return certificate
    },
    seen,
    async changeCertificate() {
      await stop()
      await start()
      return fingerprintOf(certificate)
    },
    [Symbol.asyncDispose]: stop,
  }
}
