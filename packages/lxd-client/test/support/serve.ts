import { createClient } from '../../src/client.ts'
import { connectTls, type TlsOptions } from '../../src/node/connect.ts'
import type { TestCertificate } from './certificates.ts'
import { type Handler, httpsServer } from './https-server.ts'

/** A real server and a connection to it, both ended with the test. */
export async function serve(
  certificate: TestCertificate,
  handler: Handler,
  options: Partial<TlsOptions> = {},
) {
  const server = await httpsServer(certificate, handler)
  const connection = connectTls({
    addresses: [server.address],
    fingerprint: certificate.fingerprint,
    clientCertificate: undefined,
    ...options,
  })
  return {
    server,
    connection,
    client: createClient(connection),
    async [Symbol.asyncDispose]() {
      await connection[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
    },
  }
}
